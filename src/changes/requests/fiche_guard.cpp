#include "fiche_guard.hpp"

#include <algorithm>

#include "fiche_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The fingerprint of the version at a position; empty if there is none.
std::string fingerprint_at(const EditedRecord& text, std::size_t position) {
  const yaml::Document& document = text.document();
  const yaml::Node* version =
      yaml::find(document, {"versions", static_cast<std::uint32_t>(position)});
  return version == nullptr ? std::string{} : fingerprint_of(document, document.root(), *version);
}

/// What was decided on stays as it was.
void refuse_frozen(const Record& record, const Fiche& fiche, const EditedRecord& before,
                   const EditedRecord& after) {
  for (std::size_t i = 0; i < fiche.versions.size(); ++i) {
    const FicheVersion& version = fiche.versions[i];
    if (!version.decision.is_there() || fingerprint_at(before, i) == fingerprint_at(after, i))
      continue;
    throw Failure(Exit::refused,
                  version_name(version) + " of the Action Fiche " + std::string{record.id} +
                      " was " + std::string{version.decision.value} + " and stays as it is",
                  "`mieux fiche new " + std::string{fiche.request.value} +
                      " --amendment REASON` (or --step-2) begins a new version");
  }
}

/// Was the last version sent with the text that it has? Then the text sent before is of no account
/// any more; opinions keep the fingerprints of what they judged.
bool is_sent_as_it_is(const EditedRecord& text) {
  yaml::Path path = last_version(text);
  path.emplace_back("sent_fingerprint");
  const yaml::Node* sent = yaml::find(text.document(), path);
  return sent != nullptr && sent->text == fingerprint_of_last(text);
}

/// Opinions and decisions stay tied to their texts, and these to their request.
void refuse_untied(const Record& record, const Fiche& fiche, const EditedRecord& before,
                   const EditedRecord& after) {
  const auto kept = [&](std::string_view fingerprint) {
    return std::any_of(after.document().nodes.begin(), after.document().nodes.end(),
                       [&](const yaml::Node& node) {
                         return node.key.ends_with("fingerprint") && node.text == fingerprint;
                       });
  };
  for (const yaml::Node& node : before.document().nodes)
    if (node.key.ends_with("fingerprint") && !kept(node.text) &&
        !(node.key == "sent_fingerprint" && is_sent_as_it_is(after)))
      throw Failure(Exit::refused,
                    "a fingerprint of the Action Fiche " + std::string{record.id} +
                        " would be lost: nobody could tell any more what was judged",
                    "leave the lines `fingerprint` and `sent_fingerprint` as they are");
  const bool sent = std::any_of(fiche.versions.begin(), fiche.versions.end(),
                                [](const FicheVersion& version) { return version.sent.known; });
  const yaml::Node* request = after.document().find(after.document().root(), "request");
  if (sent && (request == nullptr || request->text != fiche.request.value))
    throw Failure(Exit::refused,
                  "the Action Fiche " + std::string{record.id} +
                      " was sent to the steering group for request " +
                      std::string{fiche.request.value},
                  "`mieux fiche new REQUEST` prepares one for another request");
}

void mark_minor(EditedRecord& text, const std::string& reason, std::string before,
                std::string after, const AsOf& as_of) {
  yaml::Path list = last_version(text);
  list.emplace_back("minor_changes");
  text.append(list, {Value::Mapping{{"date", Value::text(to_string(as_of.today))},
                                    {"reason", Value::text(reason)},
                                    {"before", Value::text(std::move(before))},
                                    {"after", Value::text(std::move(after))}},
                     false});
}

/// What the steering group has seen is kept.
void refuse_removal(const Store& store, const Record& record) {
  if (record.imported) return;
  for (const FicheVersion& version : store.fiches()[record.position].versions)
    if (version.sent.known || version.decision.is_there())
      throw Failure(
          Exit::refused, Store::path_of(record) + " was sent to the steering group, so it is kept",
          "`mieux request withdraw` or `reject` ends the request; the fiche stays with it");
}

/// A text as a record, if it can be read as one: whoever mends a broken file must get through.
std::optional<EditedRecord> readable(const Store& store, const std::string& path,
                                     const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  const yaml::Node* versions = yaml::find(document, {"versions"});
  if (versions == nullptr || versions->size == 0) return std::nullopt;
  return std::optional<EditedRecord>{std::in_place, store, RecordKind::fiche, path, text};
}

/// The file of an Action Fiche in a change.
struct FicheFile {
  const Record& fiche;
  const std::string& before;
  FileChange& to;  ///< where its text is after the change
};

void guard_text(const Store& store, const FicheFile& file, Change& change, AsOf as_of) {
  const auto& [fiche, text_before, to] = file;
  if (!change.minor.empty()) static_cast<void>(require_open(store, fiche));
  if (text_before == *to.after) return;
  const auto old_text = readable(store, to.path, text_before);
  auto text = readable(store, to.path, *to.after);
  if (!old_text || !text) return;
  const Fiche& typed = store.fiches()[fiche.position];
  if (!fiche.imported) {
    refuse_frozen(fiche, typed, *old_text, *text);
    refuse_untied(fiche, typed, *old_text, *text);
  }
  const FicheVersion* open = open_version(typed);
  if (open == nullptr || open != &typed.versions.back()) return;
  const std::string before =
      fingerprint_at(*old_text, static_cast<std::size_t>(open - typed.versions.data()));
  const std::string after =
      fingerprint_at(*text, static_cast<std::size_t>(open - typed.versions.data()));
  if (before != after && open->sent.known && !open->sent_fingerprint.is_there() &&
      !is_sent_as_it_is(*text))
    put_in_version(*text, "sent_fingerprint", before);
  if (!change.minor.empty() && before == after)
    throw Failure(Exit::refused, "nothing that the steering group judges was changed",
                  "leave --minor out: opinions hold anyway");
  if (!change.minor.empty()) {
    mark_minor(*text, change.minor, before, after, as_of);
    change.sentence += " (minor: " + change.minor + ")";
  }
  to.after = text->text();
}

/// The Action Fiche whose file this is in the store; null if there is none.
const Record* fiche_at(const Store& store, const std::string& path) {
  for (const Record& record : store.records(RecordKind::fiche))
    if (Store::path_of(record) == path) return &record;
  return nullptr;
}

/// The file a record goes to that leaves `gone`: the one that comes with the same uid.
FileChange* destination(Change& change, const FileChange& gone, const Record& record) {
  for (FileChange& file : change.files) {
    const bool comes =
        !file.before && file.after &&
        file.path.substr(0, file.path.find('/')) == gone.path.substr(0, gone.path.find('/'));
    if (comes && record.uid.is_there() &&
        file.after->find("uid: " + std::string{record.uid.value}) != std::string::npos)
      return &file;
  }
  return nullptr;
}

}  // namespace

void guard_fiches(const Store& store, Change& change, AsOf as_of) {
  const std::string folder = std::string{subject_of(RecordKind::fiche).place} + "/";
  for (FileChange& file : change.files) {
    if (!file.path.starts_with(folder) || !file.before) continue;
    const Record* fiche = fiche_at(store, file.path);
    if (fiche == nullptr || !fiche->whole) continue;
    FileChange* to = file.after ? &file : destination(change, file, *fiche);
    if (to == nullptr)
      refuse_removal(store, *fiche);
    else
      guard_text(store, {*fiche, *file.before, *to}, change, as_of);
  }
}

}  // namespace mieux
