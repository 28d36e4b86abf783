#include "mieux/changes/experts/forget_expert.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "mieux/base/failure.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/procedure/experts/deployments.hpp"
#include "mieux/store/personal_stretches.hpp"
#include "mieux/store/private_values.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/store/unread.hpp"
#include "mieux/yaml/edit.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// What tells the record from others, and what figures are counted from. Of nobody alone.
constexpr auto kept_fields =
    std::to_array<std::string_view>({"id", "uid", "aliases", "country", "background", "topics",
                                     "languages", "registered", "draft"});

bool is_kept(std::string_view field) {
  return std::ranges::find(kept_fields, field) != kept_fields.end();
}

/// The record without comments and without what is not kept.
std::string tombstone(const RecordTree& tree, Day on) {
  Value::Mapping fields;
  for (const yaml::Node& field : yaml::Children{tree.document, tree.document.root()})
    if (is_kept(field.key))
      fields.emplace_back(std::string{field.key}, yaml::value_of(tree.document, field));
  fields.emplace_back("forgotten", Value::text(to_string(on)));
  return yaml::emit({std::move(fields), false});
}

/// Places of the store where a value of the person is: `actions/benin.yaml:12:3`.
std::vector<std::string> places_holding(const Store& store, const Record& expert,
                                        const PrivateValues& values) {
  std::vector<std::string> places;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind)) {
      if (&record == &expert || !record.whole) continue;
      const RecordTree tree(store, record);
      for (const PersonalStretch& found : personal_stretches(tree.text, tree.document, values)) {
        if (found.what != a_roster_value) continue;
        const Place place = locate(Store::path_of(record), tree.text, found.span);
        places.push_back(place.path + ":" + std::to_string(place.line) + ":" +
                         std::to_string(place.column));
      }
    }
  return places;
}

void require_nowhere_else(const Store& store, const Record& expert, const PrivateValues& values) {
  require_read(store, every_kind, "whether a name or a contact is in " + Store::path_of(expert));
  const std::vector<std::string> places = places_holding(store, expert, values);
  if (places.empty()) return;
  std::string all;
  for (const std::string& place : places) all += (all.empty() ? "" : ", ") + place;
  throw Failure(Exit::refused, "the person is still named in public records: " + all,
                "delete it there, then run the command again");
}

/// Missions that nobody will go on.
std::vector<Note> notes_on_plans(const Store& store, const Record& expert, Day on) {
  std::vector<Note> notes;
  const Deployments deployments(store);
  for (const Deployment& one : deployments.of(expert)) {
    const auto [start, end] = stay_of(*one.action, *one.mission);
    if (!start.known || start.date.first() <= on) continue;
    notes.push_back({"the person is still to go on mission " + name_of(one) + ", from " +
                         start.date.to_string() + " on",
                     {},
                     "`mieux mission remove " + name_of(one) + "` if nobody goes",
                     Severity::warning});
  }
  return notes;
}

}  // namespace

std::vector<std::string> fields_of_tombstone() { return {kept_fields.begin(), kept_fields.end()}; }

Change forget_expert(const Store& store, const Roster* roster, const Record& expert, Day on) {
  const RecordTree tree(store, expert);
  const Expert& known = store.experts()[expert.position];
  Change change;
  const Record* part = roster == nullptr ? nullptr : roster->find(expert.id);
  if (known.forgotten.known && part == nullptr)
    throw Failure(Exit::refused,
                  std::string{expert.id} + " was forgotten on " + known.forgotten.date.to_string(),
                  "`mieux expert access " + std::string{expert.id} + "` prints what is left");
  if (part != nullptr && !part->whole)
    throw Failure(Exit::refused,
                  "the personal part of " + std::string{expert.id} +
                      " cannot be read; whether a name or a contact is in public records is not "
                      "known",
                  "`mieux -C " + std::string{store.programme().private_roster.value} +
                      " validate` shows what is wrong");
  if (part != nullptr) {
    const std::string text = text_of(roster->store(), *part);
    require_nowhere_else(store, expert, values_of_private_record(text));
    change.private_files.push_back({Store::path_of(*part), text, std::nullopt});
  }
  if (known.forgotten.known) {
    change.sentence = std::string{expert.id} + ": personal part removed; forgotten on " +
                      known.forgotten.date.to_string();
    return change;
  }
  change.notes = notes_on_plans(store, expert, on);
  change.files.push_back({Store::path_of(expert), tree.text, tombstone(tree, on)});
  change.sentence = std::string{expert.id} + ": forgotten on " + to_string(on) +
                    (part != nullptr ? ", personal part removed" : "");
  return change;
}

}  // namespace mieux
