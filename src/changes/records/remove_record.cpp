#include <set>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/remove_record.hpp"

namespace mieux {

namespace {

/// What the steering group has seen is kept.
void refuse_sent_fiche(const Store& store, const Record& record) {
  if (record.kind != RecordKind::fiche || record.imported) return;
  for (const FicheVersion& version : store.fiches()[record.position].versions)
    if (version.sent.known || version.decision.is_there())
      throw Failure(
          Exit::refused, Store::path_of(record) + " was sent to the steering group, so it is kept",
          "`mieux request withdraw` or `reject` ends the request; the fiche stays with it");
}

}  // namespace

Change remove_record(const Store& store, const Record& record) {
  refuse_sent_fiche(store, record);
  std::set<std::string> referrers;
  for (const Reference& reference : store.references())
    if (reference.from != &record &&
        store.target(reference.use.text, reference.use.kinds) == &record)
      referrers.insert(Store::path_of(*reference.from));
  const std::string path = Store::path_of(record);
  if (!referrers.empty()) {
    std::string names;
    for (const std::string& name : referrers) names += (names.empty() ? "" : ", ") + name;
    throw Failure(Exit::refused,
                  path + " is referred to by " + counted(referrers.size(), "record") + ": " + names,
                  "take the references out first, or keep the record");
  }
  return {{{path, text_of(store, record), std::nullopt}},
          std::string{record.id} + ": " + std::string{names_of(record.kind).name} + " removed",
          {}};
}

}  // namespace mieux
