#include "fiche_text.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/procedure/requests/completeness.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/records/read.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {

using yaml::Value;

yaml::Path last_version(const EditedRecord& fiche) {
  const yaml::Node* versions = yaml::find(fiche.document(), {"versions"});
  if (versions == nullptr || versions->size == 0)
    throw Failure(Exit::refused, "the fiche has no version",
                  "add `versions:` with an editor: `mieux fiche edit ID`");
  return {"versions", versions->size - 1};
}

std::string fingerprint_of_last(const EditedRecord& fiche) {
  const yaml::Document& document = fiche.document();
  return fingerprint_of(document, document.root(), *yaml::find(document, last_version(fiche)));
}

void put_in_version(EditedRecord& fiche, const std::string& key, const std::string& text) {
  yaml::Path path = last_version(fiche);
  path.emplace_back(key);
  fiche.put(path, Value::text(text));
}

void add_event(EditedRecord& request, Value::Mapping event, std::optional<std::size_t> place) {
  std::erase_if(event,
                [](const auto& entry) { return std::get<std::string>(entry.second.data).empty(); });
  const yaml::Node* events = yaml::find(request.document(), {"events"});
  if (events == nullptr || !place || *place >= events->size)
    return request.append({"events"}, {std::move(event), false});
  request.edit({yaml::Edit::What::add,
                {"events", static_cast<std::uint32_t>(*place)},
                {std::move(event), false}});
}

const FicheVersion& require_open(const Store& store, const Record& fiche) {
  const Fiche& typed = store.fiches()[fiche.position];
  if (const FicheVersion* open = open_version(typed)) return *open;
  const std::string id{fiche.id};
  if (typed.versions.empty())
    throw Failure(Exit::refused, "the Action Fiche " + id + " has no version",
                  "`mieux fiche edit " + id + "` opens it in an editor");
  const FicheVersion& last = typed.versions.back();
  throw Failure(
      Exit::refused,
      version_name(last) + " of the Action Fiche " + id + " was " +
          std::string{last.decision.value} +
          (last.decided.known ? " on " + last.decided.date.to_string() : "") +
          " and stays as it is",
      "`mieux fiche new " + std::string{typed.request.value} +
          (approved_version(typed) == nullptr ? "" : " --amendment REASON` (or --step-2)") +
          (approved_version(typed) == nullptr ? "` begins" : " begins") + " a new version");
}

void require_complete(const Store& store, const Record& fiche) {
  const RecordTree tree(store, fiche);
  std::string missing;
  for (const Lack& lack :
       lacks_of(tree.document, *last_version(tree.document), objectives_of(store)))
    if (lack.needed) missing += (missing.empty() ? "" : "; ") + lack.what;
  if (missing.empty()) return;
  const std::string id{fiche.id};
  throw Failure(Exit::refused, "the Action Fiche " + id + " is not complete: " + missing,
                "`mieux fiche set " + id + " FIELD=VALUE` or `mieux fiche edit " + id +
                    "` adds it; `mieux fiche check " + id + "` names the fields");
}

}  // namespace mieux
