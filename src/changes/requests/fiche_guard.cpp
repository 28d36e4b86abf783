#include "fiche_guard.hpp"

#include <algorithm>

#include "changes/records/moves.hpp"
#include "fiche_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/records/read.hpp"
#include "request_step.hpp"

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

/// Opinions and decisions stay tied to their texts.
void refuse_untied(const Record& record, const EditedRecord& before, const EditedRecord& after) {
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
}

/// The id that a request has after a change, which may rename it.
std::string id_after(const Store& store, const Change& change, std::string_view request) {
  const Record* record = store.target(request, set_of(RecordKind::request));
  if (record == nullptr) return std::string{request};
  const std::string path = Store::path_of(*record);
  for (const FileChange& file : change.files)
    if (file.path == path && !file.after)
      if (const FileChange* to = file_after(change, file, *record)) return id_of_path(to->path);
  return std::string{request};
}

/// What was sent for a request stays with it, whatever id the request has.
void refuse_other_request(const Store& store, const Change& change, const Record& record,
                          const EditedRecord& after) {
  const Fiche& fiche = store.fiches()[record.position];
  const bool sent = std::any_of(fiche.versions.begin(), fiche.versions.end(),
                                [](const FicheVersion& version) { return version.sent.known; });
  const yaml::Node* request = after.document().find(after.document().root(), "request");
  if (sent &&
      (request == nullptr || (request->text != fiche.request.value &&
                              request->text != id_after(store, change, fiche.request.value))))
    throw Failure(Exit::refused,
                  "the Action Fiche " + std::string{record.id} +
                      " was sent to the steering group for request " +
                      std::string{fiche.request.value},
                  "`mieux fiche new REQUEST` prepares one for another request");
}

/// That a version was sent or decided on is not taken back, nor declared to be history: then it
/// would be open again. What the steps wrote may be corrected.
void refuse_undoing(const Record& record, const Fiche& fiche, const EditedRecord& after) {
  const auto has = [&](std::size_t i, const char* key) {
    return yaml::find(after.document(), {"versions", static_cast<std::uint32_t>(i), key}) !=
           nullptr;
  };
  const bool becomes_history = yaml::find(after.document(), {"imported"}) != nullptr;
  for (std::size_t i = 0; i < fiche.versions.size(); ++i) {
    const FicheVersion& version = fiche.versions[i];
    const bool sent = version.sent.known;
    const bool decided = version.decision.is_there();
    if (!sent && !decided) continue;
    if (!becomes_history && (!sent || has(i, "sent")) && (!decided || has(i, "decision"))) continue;
    throw Failure(
        Exit::refused,
        version_name(version) + " of the Action Fiche " + std::string{record.id} + " was " +
            (decided ? "decided on" : "sent to the steering group") +
            (becomes_history ? ": it cannot become an imported record" : ": the record keeps that"),
        "leave `sent`, `decision` and `imported` as they are; their dates may be corrected");
  }
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

/// What the steering group has seen is kept; `kept`: so many versions are.
void refuse_removal(const Store& store, const Record& record, std::size_t kept = 0) {
  if (record.imported) return;
  for (const FicheVersion& version : store.fiches()[record.position].versions.subspan(kept))
    if (version.sent.known || version.decision.is_there())
      throw Failure(
          Exit::refused,
          (kept == 0 ? Store::path_of(record)
                     : version_name(version) + " of " + Store::path_of(record)) +
              " was sent to the steering group, so it is kept",
          "`mieux request withdraw` or `reject` ends the request; the fiche stays with it");
}

/// What the steering group has seen is not known of it.
void refuse_unread_removal(const Record& record) {
  const std::string path = Store::path_of(record);
  throw Failure(Exit::refused,
                path + " cannot be read; whether it was sent to the steering group is not known",
                "`mieux fiche edit " + std::string{record.id} + "` opens it; fix it first");
}

/// A text as a record, if it can be read as one: whoever mends a broken file must get through.
std::optional<EditedRecord> readable(const Store& store, const std::string& path,
                                     const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  return std::optional<EditedRecord>{std::in_place, store, RecordKind::fiche, path, text};
}

std::size_t versions_in(const EditedRecord& text) {
  const yaml::Node* versions = yaml::find(text.document(), {"versions"});
  return versions == nullptr ? 0 : versions->size;
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
  if (text_before == *to.after && change.minor.empty()) return;
  const auto old_text = readable(store, to.path, text_before);
  auto text = readable(store, to.path, *to.after);
  const Fiche& typed = store.fiches()[fiche.position];
  // What cannot be read is refused by whoever judges the change.
  if (!old_text || !text || typed.versions.empty()) return;
  if (versions_in(*text) < typed.versions.size()) refuse_removal(store, fiche, versions_in(*text));
  if (versions_in(*text) == 0) return;
  if (!fiche.imported) {
    refuse_frozen(fiche, typed, *old_text, *text);
    refuse_undoing(fiche, typed, *text);
    refuse_untied(fiche, *old_text, *text);
    refuse_other_request(store, change, fiche, *text);
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

}  // namespace

void guard_fiches(const Store& store, Change& change, AsOf as_of) {
  const std::string folder = std::string{subject_of(RecordKind::fiche).place} + "/";
  for (FileChange& file : change.files) {
    if (!file.path.starts_with(folder) || !file.before) continue;
    const Record* fiche = store.at_path(file.path);
    if (fiche == nullptr) continue;
    if (!fiche->whole && !file.after) refuse_unread_removal(*fiche);
    if (!fiche->whole) continue;
    const FileChange* to = file_after(change, file, *fiche);
    if (to == nullptr) refuse_removal(store, *fiche);
    if (to == nullptr) continue;
    const auto position = static_cast<std::size_t>(to - change.files.data());
    guard_text(store, {*fiche, *file.before, change.files[position]}, change, as_of);
  }
}

}  // namespace mieux
