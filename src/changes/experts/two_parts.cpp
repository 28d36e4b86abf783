#include "mieux/changes/experts/two_parts.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/changes/experts/twin_notes.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

bool has_field(const schema::Schemas& schemas, RecordKind kind, std::string_view name) {
  return std::ranges::any_of(schemas.root(kind).properties,
                             [&](const auto& property) { return property.name == name; });
}

/// The roster has no branches to look at: an id is given out in the store.
Circumstances in_roster(const Circumstances& circumstances) {
  Circumstances own = circumstances;
  own.names_on_branches = [](auto&&...) { return std::vector<std::string>{}; };
  own.texts_on_branches = [](auto&&...) { return std::vector<std::vector<std::string>>{}; };
  return own;
}

/// The id of the one new record of a change.
std::string id_of_new(const Change& change) {
  const std::string& path = change.files.front().path;
  const std::size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.size() - begin - record_ending.size());
}

/// Adds the files of a change of the roster to one of the store.
void add_in_roster(Change& change, Change in_roster) {
  for (FileChange& file : in_roster.files) change.private_files.push_back(std::move(file));
}

Change new_personal_part(const Roster& roster, const std::string& id, yaml::Value fields,
                         std::vector<Wish> wishes, const Circumstances& circumstances) {
  const yaml::Value all = fulfilled(roster.store(), RecordKind::expert_private, wishes, fields);
  const auto* entries = std::get_if<yaml::Value::Mapping>(&all.data);
  const bool named = entries != nullptr && std::ranges::any_of(*entries, [](const auto& entry) {
                       return entry.first == "name";
                     });
  if (!named)
    throw Failure(Exit::usage, "the personal part of an expert has no name yet",
                  "give it, too: name='GIVEN FAMILY'");
  return new_record(roster.store(),
                    {RecordKind::expert_private, id, std::move(fields), std::move(wishes), false},
                    in_roster(circumstances));
}

/// The personal part, read as a whole; null: there is none. Fails (3) if it cannot be read.
const Record* whole_part(const Roster& roster, std::string_view expert) {
  const Record* part = roster.find(expert);
  if (part != nullptr && !part->whole)
    refuse_unread({Store::path_of(*part)}, "what the private roster says of the expert");
  return part;
}

}  // namespace

bool is_personal_field(const schema::Schemas& schemas, std::string_view path) {
  const std::string_view name = path.substr(0, path.find('.'));
  return has_field(schemas, RecordKind::expert_private, name) &&
         !has_field(schemas, RecordKind::expert, name);
}

WishesByPart by_part(const schema::Schemas& schemas, const std::vector<Wish>& wishes) {
  WishesByPart parts;
  for (const Wish& wish : wishes)
    (is_personal_field(schemas, wish.field) ? parts.personal : parts.open).push_back(wish);
  return parts;
}

yaml::Value fields_of_part(const schema::Schemas& schemas, const yaml::Value& fields,
                           bool personal) {
  yaml::Value::Mapping part;
  if (const auto* all = std::get_if<yaml::Value::Mapping>(&fields.data))
    for (const auto& entry : *all)
      if (is_personal_field(schemas, entry.first) == personal) part.push_back(entry);
  return {std::move(part), false};
}

Change new_expert(const Store& store, const Roster& roster, NewRecord wanted,
                  const Circumstances& circumstances) {
  const schema::Schemas& schemas = store.schemas();
  WishesByPart wishes = by_part(schemas, wanted.wishes);
  yaml::Value personal = fields_of_part(schemas, wanted.fields, true);
  wanted.fields = fields_of_part(schemas, wanted.fields, false);
  wanted.wishes = std::move(wishes.open);
  Change change = new_record(store, std::move(wanted), circumstances);
  add_in_roster(change, new_personal_part(roster, id_of_new(change), std::move(personal),
                                          std::move(wishes.personal), circumstances));
  change.sentence += ", with a personal part in the roster";
  change.next = "`mieux expert show " + id_of_new(change) + " --private` shows both";
  for (Note& note : notes_on_twins(store, &roster, change)) change.notes.push_back(std::move(note));
  return change;
}

Change set_expert(const Store& store, const Roster& roster, const Record& expert,
                  const std::vector<Wish>& wishes, const Circumstances& circumstances) {
  WishesByPart parts = by_part(store.schemas(), wishes);
  Change change;
  if (!parts.open.empty()) change = set_fields(store, expert, {}, parts.open);
  if (parts.personal.empty()) return change;
  const RecordTree tree(store, expert);
  if (!tree.text_at(&tree.document.root(), "forgotten").empty())
    throw Failure(Exit::refused,
                  std::string{expert.id} + " was forgotten: nothing personal is kept any more",
                  "register the person anew: mieux expert new");
  const Record* part = whole_part(roster, expert.id);
  const std::string id{expert.id};
  add_in_roster(change, part != nullptr
                            ? set_fields(roster.store(), *part, {}, parts.personal)
                            : new_personal_part(roster, id, {yaml::Value::Mapping{}, false},
                                                parts.personal, circumstances));
  if (change.sentence.empty())
    change.sentence = id + ": personal part " + (part != nullptr ? "changed" : "added");
  else
    change.sentence += ", personal part, too";
  return change;
}

Change rename_expert(const Store& store, const Roster& roster, const ExpertRename& rename,
                     const Circumstances& circumstances) {
  Change change = rename_record(store, rename.expert, rename.wanted, circumstances, rename.former);
  const Record* part = whole_part(roster, rename.expert.id);
  if (part == nullptr) return change;
  const auto made = std::ranges::find_if(
      change.files, [](const FileChange& file) { return !file.before && file.after; });
  Change of_id;
  of_id.files = {*made};
  add_in_roster(change, rename_record(roster.store(), *part, id_of_new(of_id),
                                      in_roster(circumstances), FormerId::free));
  change.sentence += ", and in the roster";
  change.next =
      rename.former == FormerId::kept ? "the old id still leads to it, with a warning" : "";
  return change;
}

Change remove_expert(const Store& store, const Roster& roster, const Record& expert) {
  Change change = remove_record(store, expert);
  if (const Record* part = roster.find(expert.id)) {
    add_in_roster(change, remove_record(roster.store(), *part));
    change.sentence += ", with its personal part in the roster";
  }
  return change;
}

}  // namespace mieux
