// The store itself, and what editors read beside it.
#include <algorithm>
#include <filesystem>

#include "checks.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/new_store/init_store.hpp"
#include "mieux/git/marks.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::history {
namespace {

constexpr std::size_t most_named = 3;  ///< in one finding

constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;
constexpr std::string_view schemas_folder = ".schemas/";
constexpr std::string_view settings_file = ".vscode/settings.json";

/// Files that `mieux init` writes for a store of this sort.
std::vector<FileChange> written_by_init(const Store& store) {
  NewStore wish;
  wish.private_store = store.programme().private_store;
  return init_store(wish, {}).files;
}

/// The text of a file of the store; nothing if it is not there or cannot be read.
std::optional<std::string> text_in_store(const Store& store, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const auto folder = files_on_disk(store.root())->folder(path.substr(0, slash));
  if (folder == nullptr) return std::nullopt;
  std::string buffer;
  const FileText read = folder->read(path.substr(slash + 1).c_str(), most_bytes, buffer);
  if (read.absent || !read.code.empty()) return std::nullopt;
  return std::string{read.text};
}

/// The first thing that is wrong with mieux.yaml; empty: nothing.
std::string problem_of_programme(const Store& store) {
  for (const Issue& issue : store.issues())
    if (issue.record != nullptr && issue.record->kind == RecordKind::programme &&
        issue.finding.severity == Severity::error)
      return issue.finding.message;
  const auto& programmes = store.records(RecordKind::programme);
  return programmes.empty() || !programmes.front().whole ? "it cannot be read" : "";
}

}  // namespace

Looked look_at_store(const Patient& patient) {
  const Examined& examined = patient.examined;
  if (!examined.has_store)
    return Answer{Mark::missing, "there is no store: no mieux.yaml here or in any folder above",
                  "change to the folder of a store, name it with -C DIR, or make one: mieux init"};
  if (!patient.store)
    return Answer{Mark::missing, "the store cannot be read: " + patient.store_problem,
                  "mieux validate"};
  if (const std::string problem = problem_of_programme(*patient.store); !problem.empty())
    return Answer{Mark::missing, "mieux.yaml is wrong: " + problem, "mieux validate mieux.yaml"};
  const Programme& programme = patient.store->programme();
  return Answer{Mark::ok, std::string{programme.private_store ? "a private roster: " : ""} +
                              std::string{programme.title.value}};
}

Looked look_at_journal(const Patient& patient) {
  if (!patient.examined.has_store) return std::nullopt;
  const std::filesystem::path own = patient.examined.folder / ".mieux";
  if (git::stands(own / "journal"))
    return Answer{Mark::note,
                  git::stands(own / "journal/commit")
                      ? "a change is saved and not in place in every file yet"
                      : "a change was broken off before it was saved, or is on its way",
                  "mieux init puts it in order, as every command that writes does"};
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(own, error))
    if (entry.path().filename().string().starts_with("damaged-"))
      return Answer{
          Mark::note,
          "what is left of a damaged journal is in .mieux/" + entry.path().filename().string(),
          "compare it with the records; then remove it"};
  return Answer{Mark::ok, "no change is left half done"};
}

Looked look_at_schemas(const Patient& patient) {
  if (!patient.store) return std::nullopt;
  std::vector<std::string> absent;
  std::vector<std::string> other;
  std::size_t all = 0;
  for (const FileChange& file : written_by_init(*patient.store)) {
    if (!file.path.starts_with(schemas_folder)) continue;
    ++all;
    const std::optional<std::string> text = text_in_store(*patient.store, file.path);
    if (!text)
      absent.push_back(file.path.substr(schemas_folder.size()));
    else if (*text != file.after)
      other.push_back(file.path.substr(schemas_folder.size()));
  }
  if (absent.size() == all)
    return Answer{Mark::missing, "there are no schemas for editors in .schemas", "mieux init"};
  if (!other.empty())
    return Answer{
        Mark::missing,
        "schemas for editors are not those of this program: " + some_of(other, most_named),
        "rm -r .schemas && mieux init"};
  if (!absent.empty())
    return Answer{Mark::missing, "schemas for editors are missing: " + some_of(absent, most_named),
                  "mieux init"};
  return Answer{Mark::ok, ".schemas has those of this program"};
}

Looked look_at_editor(const Patient& patient) {
  if (!patient.store) return std::nullopt;
  const std::vector<FileChange> files = written_by_init(*patient.store);
  const std::optional<std::string> text = text_in_store(*patient.store, std::string{settings_file});
  if (!text)
    return Answer{Mark::missing, "editors are not told which schema is for which folder",
                  "mieux init"};
  const auto own = std::find_if(files.begin(), files.end(),
                                [](const FileChange& file) { return file.path == settings_file; });
  std::vector<std::string> unknown;
  for (const FileChange& file : files)
    if (file.path.starts_with(schemas_folder) && own != files.end() && own->after &&
        own->after->find(file.path) != std::string::npos &&
        text->find(file.path) == std::string::npos)
      unknown.push_back(file.path.substr(schemas_folder.size()));
  if (unknown.empty()) return Answer{Mark::ok, std::string{settings_file} + " names the schemas"};
  return Answer{
      Mark::missing,
      std::string{settings_file} + " does not name the schemas: " + some_of(unknown, most_named),
      "mv .vscode/settings.json .vscode/settings.old && mieux init; then add your own "
      "settings again"};
}

}  // namespace mieux::history
