#include "mieux/changes/experts/merge_experts.hpp"

#include <algorithm>
#include <set>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/loose_mentions.hpp"
#include "mieux/changes/records/references_to.hpp"
#include "mieux/store/unread.hpp"
#include "united_record.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// What `keep` says, and which of it was needed.
class Decisions {
 public:
  explicit Decisions(const ExpertMerge& merge) : merge_(merge) {
    for (const auto& [field, id] : merge.keep)
      if (id != merge.gone.id && id != merge.kept.id)
        throw Failure(Exit::usage, "--keep " + field + "=" + id + " names neither expert",
                      "write " + std::string{merge.gone.id} + " or " + std::string{merge.kept.id});
  }

  std::optional<bool> operator()(const std::string& field) {
    for (const auto& [named, id] : merge_.keep)
      if (named == field) {
        used_.insert(field);
        return id == merge_.gone.id;
      }
    return std::nullopt;
  }

  /// Fails (2) for a field in which the two do not differ.
  void require_used() const {
    for (const auto& [field, id] : merge_.keep)
      if (!used_.contains(field))
        throw Failure(Exit::usage, "--keep " + field + ": the two do not differ in it",
                      "leave it out");
  }

 private:
  const ExpertMerge& merge_;
  std::set<std::string> used_;
};

[[noreturn]] void refuse_differing(const ExpertMerge& merge,
                                   const std::vector<std::string>& fields) {
  const std::string gone{merge.gone.id};
  const std::string kept{merge.kept.id};
  std::string all;
  std::string options;
  for (const std::string& field : fields) {
    all += (all.empty() ? "" : ", ") + field;
    options += " --keep " + field + "=" + kept;
  }
  throw Failure(Exit::refused, gone + " and " + kept + " differ in " + all,
                "say whose value holds: `mieux expert merge " + gone + " " + kept + options +
                    "`, or " + gone + " where its value does");
}

void require_two(const Store& store, const ExpertMerge& merge) {
  if (&merge.gone == &merge.kept)
    throw Failure(Exit::usage, "both ids are of one expert: " + std::string{merge.kept.id},
                  "`mieux expert duplicates` lists experts who are likely one person");
  for (const Record* expert : {&merge.gone, &merge.kept})
    if (store.experts()[expert->position].forgotten.known)
      throw Failure(Exit::refused,
                    "expert " + in_quotes(expert->id) + " was forgotten, and stays so",
                    "nothing is known any more by which it could be told that the two are one");
}

/// Of the day of registration the earlier one holds: the person is in the roster since then.
std::optional<bool> earlier_registration(const Store& store, const ExpertMerge& merge) {
  const When& gone = store.experts()[merge.gone.position].registered;
  const When& kept = store.experts()[merge.kept.position].registered;
  return gone.known && kept.known && gone.date.first() < kept.date.first();
}

/// Everything that refers to the one refers to the other; the record of the one goes.
Change with_public_parts(const Store& store, const ExpertMerge& merge, const EditedRecord& kept,
                         const std::string& kept_before) {
  Change change;
  const std::string id{merge.kept.id};
  for (const auto& [from, uses] : referrers_of(store, merge.gone)) {
    if (from == &merge.gone) {
      change.files.push_back(
          {Store::path_of(merge.gone), text_of(store, merge.gone), std::nullopt});
      continue;
    }
    if (from == &merge.kept) continue;
    EditedRecord text(store, *from);
    const std::string before = text.text();
    for (const yaml::Path& place : places_of(text, uses, Store::path_of(*from)))
      text.put(place, Value::text(id));
    change.files.push_back({Store::path_of(*from), before, text.text()});
  }
  change.files.push_back({Store::path_of(merge.kept), kept_before, kept.text()});
  return change;
}

const Record* whole_part(const Roster* roster, const Record& expert) {
  const Record* part = roster == nullptr ? nullptr : roster->find(expert.id);
  if (part != nullptr && !part->whole)
    throw Failure(Exit::refused,
                  "the personal part of expert " + in_quotes(expert.id) + " cannot be read",
                  "`mieux validate` in the private roster shows what is wrong");
  return part;
}

/// The personal parts as one, in place of the one that is kept.
std::vector<FileChange> with_personal_parts(const Roster& roster, const ExpertMerge& merge,
                                            const Decide& decide,
                                            std::vector<std::string>& differing) {
  const Record* gone = whole_part(&roster, merge.gone);
  const Record* kept = whole_part(&roster, merge.kept);
  if (gone == nullptr) return {};
  const Store& store = roster.store();
  const EditedRecord more(store, *gone);
  const FileChange removed{Store::path_of(*gone), more.text(), std::nullopt};
  if (kept == nullptr) {
    EditedRecord moved(store, *gone);
    moved.put({"id"}, Value::text(std::string{merge.kept.id}));
    return {
        removed,
        {Store::path_of(RecordKind::expert_private, merge.kept.id), std::nullopt, moved.text()}};
  }
  EditedRecord text(store, *kept);
  const std::string before = text.text();
  for (std::string& field : unite(store, text, more, decide)) differing.push_back(std::move(field));
  return {removed, {Store::path_of(*kept), before, text.text()}};
}

}  // namespace

Change merge_experts(const Store& store, const Roster* roster, const ExpertMerge& merge,
                     const Circumstances&) {
  require_two(store, merge);
  const std::string why = "what refers to " + Store::path_of(merge.gone) + " is not known";
  require_read(store, every_kind, why);
  require_no_loose_mention(store, merge.gone, why);
  Decisions decisions(merge);
  const Decide decide = [&](const std::string& field) {
    const std::optional<bool> said = decisions(field);
    return said || field != "registered" ? said : earlier_registration(store, merge);
  };
  EditedRecord text(store, merge.kept);
  const std::string before = text.text();
  const EditedRecord more(store, merge.gone);
  std::vector<std::string> differing = unite(store, text, more, decide);
  std::vector<FileChange> personal;
  if (roster != nullptr) personal = with_personal_parts(*roster, merge, decide, differing);
  if (!differing.empty()) refuse_differing(merge, differing);
  decisions.require_used();
  text.fulfil({Wish::Verb::add, "aliases", std::string{merge.gone.id}}, {});
  for (const Text& alias : merge.gone.aliases)
    text.fulfil({Wish::Verb::add, "aliases", std::string{alias.value}}, {});
  Change change = with_public_parts(store, merge, text, before);
  const std::size_t others = change.files.size() - 2;
  change.private_files = std::move(personal);
  change.sentence = std::string{merge.gone.id} + ": merged into " + std::string{merge.kept.id} +
                    (others == 0 ? "" : ", also in " + counted(others, "record"));
  change.next = "the id " + std::string{merge.gone.id} + " still leads to it, with a warning";
  return change;
}

}  // namespace mieux
