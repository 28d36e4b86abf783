#include "mieux/changes/fieldwork/missions.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A mission as it is to be: its fields as they come to stand in the record.
struct Planned {
  const Store& store;
  const Record& record;
  std::string name;  ///< `benin/m6`
  Value fields;
  bool added = true;  ///< else it is there and changed

  [[nodiscard]] std::string at(std::string_view field) const { return text_at(fields, field); }
  [[nodiscard]] const Action& action() const { return store.actions()[record.position]; }
  /// How a person says it: `--expert ID` of a new one, `expert=ID` of one that is there.
  [[nodiscard]] std::string typed(const std::string& field, const std::string& value) const {
    return added ? "--" + field + " " + value : field + "=" + value;
  }
};

const Activity* find_activity_of(const Planned& planned) {
  for (const Activity& activity : planned.action().activities)
    if (activity.id.value == planned.at("activity")) return &activity;
  return nullptr;
}

void require_somebody_named(const Planned& planned) {
  const bool group = !planned.at("country").empty() || !planned.at("background").empty() ||
                     !planned.at("count").empty();
  const bool person = !planned.at("expert").empty();
  if (!person && !group)
    throw Failure(Exit::usage, "who goes on the mission is not said",
                  "name an expert: " + planned.typed("expert", "ID") + "; or " +
                      planned.typed("country", "COUNTRY") + " " +
                      planned.typed("background", "TERM") + " " + planned.typed("count", "N"));
  if (person && group)
    throw Failure(Exit::usage,
                  "a mission is of an expert, or of a number of a country and background, not both",
                  planned.added ? "leave out --expert, or --country, --background and --count"
                                : "take one of them away: expert=, or country= background= count=");
}

void require_expert(const Planned& planned) {
  const std::string id = planned.at("expert");
  if (id.empty() || planned.store.target(id, set_of(RecordKind::expert)) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const Record& record : planned.store.records(RecordKind::expert)) ids.push_back(record.id);
  throw Failure(Exit::usage, "there is no expert " + in_quotes(id),
                suggest(id, ids, "`mieux expert list` shows what there is"));
}

/// That the activity takes place, as far as is known.
void require_not_dropped(const Planned& planned) {
  const Activity* activity = find_activity_of(planned);
  if (activity == nullptr || !is_dropped(*activity)) return;
  const std::string name = std::string{planned.record.id} + "/" + planned.at("activity");
  if (activity->state == ActivityState::postponed)
    throw Failure(Exit::refused, name + " is postponed, so nobody can be sent to it yet",
                  "`mieux activity schedule " + name + " --start DATE` plans it anew");
  throw Failure(
      Exit::refused,
      name +
          (activity->state == ActivityState::cancelled ? " was cancelled" : " was not taken up") +
          ", so nobody can be sent to it",
      "name another activity: " + planned.typed("activity", "ID") + "; `mieux activity list " +
          std::string{planned.record.id} + "` shows them");
}

/// The days of a mission that has none of its own are those of its activity.
void require_not_there_already(const Planned& planned) {
  if (planned.at("expert").empty() || !planned.at("start").empty()) return;
  for (const Mission& mission : planned.action().missions) {
    if (mission.expert.value != planned.at("expert") || mission.start.known ||
        mission.activity.value != planned.at("activity"))
      continue;
    const std::string other =
        std::string{planned.record.id} + "/" + mission_name(planned.action(), mission);
    if (other == planned.name) continue;
    throw Failure(
        Exit::refused,
        "expert " + in_quotes(planned.at("expert")) + " is on " +
            (mission.activity.is_there() ? "activity " + planned.at("activity") : "this Action") +
            " already, by mission " + other,
        "`mieux mission set " + other + " days=N` changes it; a second stay has days of its own: " +
            planned.typed("start", "DATE"));
  }
}

/// What may not be said of a mission, new or changed. Where the activity stays what it was, it may
/// have been dropped since: the mission is kept beside it.
void require_possible(const Planned& planned, const EditedRecord& text, bool moved) {
  require_somebody_named(planned);
  require_expert(planned);
  if (const std::string activity = planned.at("activity"); !activity.empty())
    (void)require_part(text, planned.record, "activities", activity);
  if (moved) require_not_dropped(planned);
  require_not_there_already(planned);
}

/// `w4nb8t (Ghana)`, or `2 of France`.
std::string who(const Planned& planned) {
  const Vocabularies& words = planned.store.vocabularies();
  if (const std::string expert = planned.at("expert"); !expert.empty()) {
    const Record* record = planned.store.target(expert, set_of(RecordKind::expert));
    const Text& country = planned.store.experts()[record->position].country;
    return "expert " + expert +
           (country.is_there() ? " (" + std::string{words.label("countries", country.value)} + ")"
                               : std::string{});
  }
  const std::string count = planned.at("count");
  const std::string experts = count.empty() || count == "1" ? "one expert"
                              : count == "unknown"          ? "experts"
                                                            : count + " experts";
  const std::string country = planned.at("country");
  return experts +
         (country.empty() ? "" : " (" + std::string{words.label("countries", country)} + ")");
}

std::string sentence_of(const Planned& planned) {
  const std::string activity = planned.at("activity");
  const std::string days = planned.at("days");
  return planned.name + ": " + who(planned) + " on " +
         (activity.empty() ? std::string{"the Action"} : "activity " + activity) +
         (days.empty() ? "" : ", " + days + (days == "1" ? " day" : " days"));
}

}  // namespace

namespace {

/// `philippines/a2` of this Action is its `a2`.
void name_activity_by_id(Wish& wish, const Record& action) {
  if (wish.field == "activity") wish.value = part_id_of(wish.value, action);
}

/// No fields where nothing is left.
Value fields_at(const EditedRecord& text, const yaml::Path& path) {
  const yaml::Node* node = yaml::find(text.document(), path);
  return node == nullptr ? Value{Value::Mapping{}, false} : yaml::value_of(text.document(), *node);
}

}  // namespace

Change new_mission(const Store& store, const Record& action, const PartWish& wanted,
                   const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  PartWish wish = wanted;
  for (Wish& one : wish.wishes) name_activity_by_id(one, action);
  const NewPart added = add_part(store, text, "missions", wish, taken);
  const Planned planned{store, action, std::string{action.id} + "/" + added.id,
                        fields_at(text, added.path)};
  require_possible(planned, text, true);
  return {{{Store::path_of(action), before, text.text()}},
          sentence_of(planned),
          "`mieux mission list " + std::string{action.id} + "` shows who goes"};
}

Change set_mission(const Store& store, const Record& action, std::string_view id,
                   const std::vector<Wish>& given) {
  std::vector<Wish> wishes = given;
  for (Wish& wish : wishes) name_activity_by_id(wish, action);
  const std::string part = (id.starts_with("missions.") ? "" : "missions.") + std::string{id};
  Change change = set_fields(store, action, part, wishes);
  const EditedRecord before(store, action);
  const EditedRecord after(store, RecordKind::action, Store::path_of(action),
                           change.files.front().after.value_or(std::string{}));
  const yaml::Path path =
      find_place(store.schemas(), RecordKind::action, before.document(), {}, part).path;
  const Value old = fields_at(before, path);
  const Planned planned{store, action, std::string{action.id} + "/" + std::string{id},
                        fields_at(after, path), false};
  const auto changed = [&](std::string_view field) {
    return text_at(old, field) != planned.at(field);
  };
  // What somebody wrote by hand and does not touch now is left to the rules.
  constexpr std::array<std::string_view, 6> decisive{"expert", "country",  "background",
                                                     "count",  "activity", "start"};
  if (std::ranges::any_of(decisive, changed)) require_possible(planned, after, changed("activity"));
  return change;
}

}  // namespace mieux
