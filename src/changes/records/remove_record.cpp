#include <set>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/loose_mentions.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {

Change remove_record(const Store& store, const Record& record) {
  std::set<std::string> referrers;
  for (const Reference& reference : store.references())
    if (reference.from != &record &&
        store.target(reference.use.text, reference.use.kinds) == &record)
      referrers.insert(Store::path_of(*reference.from));
  const std::string path = Store::path_of(record);
  std::vector<std::string> unread = unread_files(store, every_kind);
  std::erase(unread, path);
  const std::string why = "what refers to " + path + " is not known";
  if (!unread.empty()) refuse_unread(unread, why);
  require_no_loose_mention(store, record, why);
  if (!referrers.empty()) {
    std::string names;
    for (const std::string& name : referrers) names += (names.empty() ? "" : ", ") + name;
    throw Failure(Exit::refused,
                  path + " is referred to by " + counted(referrers.size(), "record") + ": " + names,
                  "take the references out first, or keep the record");
  }
  return {
      {{path, text_of(store, record), std::nullopt}},
      std::string{record.id} + ": " + std::string{subject_of(record.kind).singular} + " removed",
      {}};
}

}  // namespace mieux
