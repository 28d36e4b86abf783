#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/loose_mentions.hpp"
#include "mieux/changes/records/references_to.hpp"
#include "mieux/changes/records/rename_record.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

/// The id it had becomes an alias, where the kind has them; one it gets back is none any more.
void keep_former_id(const Store& store, const Record& record, const std::string& id,
                    FormerId former, EditedRecord& text) {
  const auto& fields = store.schemas().root(record.kind).properties;
  const bool has_aliases = std::any_of(fields.begin(), fields.end(), [](const auto& property) {
    return property.name == "aliases";
  });
  if (!has_aliases) return;
  if (former == FormerId::kept)
    text.fulfil({Wish::Verb::add, "aliases", std::string{record.id}}, {});
  if (store.find_alias(record.kind, id) == &record)
    text.fulfil({Wish::Verb::remove, "aliases", id}, {});
}

/// What is to be done beside the rename.
std::string next_step(const Store& store, const Record& record, const std::string& id,
                      FormerId former) {
  const Text& roster = store.programme().private_roster;
  if (record.kind == RecordKind::expert && roster.is_there())
    return "`mieux -C " + std::string{roster.value} + " expert-private rename " +
           std::string{record.id} + " " + id + "` renames the personal part too";
  if (record.kind == RecordKind::expert_private) return {};
  return former == FormerId::kept ? "the old id still leads to it, with a warning"
                                  : "the old id is free: merge the branch on which another record "
                                    "has it";
}

/// The id wanted, or the next one that is free.
std::string free_id(const Store& store, const Record& record, const std::string& wanted,
                    const Circumstances& circumstances) {
  TakenIds taken(store, record.kind, circumstances);
  if (wanted.empty()) return another_id(store, record, taken, circumstances);
  // Its own former id is nobody else's: a rename can be taken back.
  if (store.find_alias(record.kind, wanted) != &record) require_free(wanted, taken);
  return wanted;
}

}  // namespace

Change rename_record(const Store& store, const Record& record, const std::string& wanted,
                     const Circumstances& circumstances, FormerId former) {
  if (record.kind == RecordKind::programme)
    throw Failure(Exit::usage, "mieux.yaml has no other name", "leave it where it is");
  const std::string why = "what refers to " + Store::path_of(record) + " is not known";
  require_read(store, every_kind, why);
  require_no_loose_mention(store, record, why);
  const std::string id = free_id(store, record, wanted, circumstances);
  Change change;
  const auto referrers = referrers_of(store, record);
  for (const auto& [from, uses] : referrers) {
    EditedRecord text(store, *from);
    const std::string before = text.text();
    for (const yaml::Path& place : places_of(text, uses, Store::path_of(*from)))
      text.put(place, yaml::Value::text(id));
    if (from != &record) {
      change.files.push_back({Store::path_of(*from), before, text.text()});
      continue;
    }
    text.put({"id"}, yaml::Value::text(id));
    keep_former_id(store, record, id, former, text);
    change.files.push_back({Store::path_of(record), before, std::nullopt});
    change.files.push_back({Store::path_of(record.kind, id), std::nullopt, text.text()});
  }
  const std::size_t others = referrers.size() - 1;
  change.sentence = std::string{record.id} + ": renamed to " + id +
                    (others == 0 ? "" : ", also in " + counted(others, "record"));
  change.next = next_step(store, record, id, former);
  return change;
}

}  // namespace mieux
