#include "mieux/history/revision_files.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/marks.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::history {
namespace {

/// No file that a store reads as a whole is larger: vocabularies may be.
constexpr std::uint64_t most_bytes = 16 * yaml::max_bytes;

/// Is it read whenever the store is loaded, or soon after? Everything else is a document.
bool is_held(const git::TreeFile& file) {
  return file.sort == git::TreeFile::Sort::file && file.size <= most_bytes &&
         is_text_path(file.path);
}

bool is_private(const git::TreeFile& file) {
  return kind_at(file.path) == RecordKind::expert_private;
}

HeldFile::Sort sort_of(git::TreeFile::Sort sort) {
  switch (sort) {
    case git::TreeFile::Sort::link: return HeldFile::Sort::link;
    case git::TreeFile::Sort::repository: return HeldFile::Sort::repository;
    case git::TreeFile::Sort::file: break;
  }
  return HeldFile::Sort::file;
}

bool is_store(const std::vector<git::TreeFile>& files) {
  return std::any_of(files.begin(), files.end(),
                     [](const git::TreeFile& file) { return file.path == programme_file; });
}

/// Fails if this is a store that may not be read as it was.
void require_public(const std::vector<git::TreeFile>& files) {
  if (std::any_of(files.begin(), files.end(), is_private))
    throw Failure(Exit::refused, "a private roster is read as it is now alone",
                  "leave --at, --staged and --over-history out");
}

/// Texts by the ids of their contents.
using TextsById = std::unordered_map<std::string_view, std::string_view>;

/// Of files that are held.
git::Sizes sizes_in(const StoreFiles* known) {
  git::Sizes sizes;
  if (const HeldStore* held = known == nullptr ? nullptr : known->held())
    for (const HeldFile& file : held->files)
      if (file.sort == HeldFile::Sort::file) sizes.emplace(file.id, file.size);
  return sizes;
}

/// The texts that are held, those of `known` taken; `store` gets the memory where they lie.
TextsById texts_of(const git::Repository& repository, const std::vector<git::TreeFile>& files,
                   const StoreFiles* known, HeldStore& store) {
  TextsById texts;
  if (const HeldStore* shared = known == nullptr ? nullptr : known->held()) {
    for (const HeldFile& file : shared->files)
      if (file.text) texts.emplace(file.id, *file.text);
    store.memory = shared->memory;
  }
  std::vector<std::string> ids;
  std::size_t bytes = 0;
  for (const git::TreeFile& file : files)
    if (is_held(file) && !texts.contains(file.id)) {
      ids.push_back(file.id);
      bytes += file.size;
    }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const git::Contents contents = git::contents_of(repository, ids, bytes);
  texts.insert(contents.texts.begin(), contents.texts.end());
  store.memory.push_back(contents.memory);
  return texts;
}

/// Null if these files are no store.
std::shared_ptr<const StoreFiles> held(const git::Repository& repository,
                                       std::vector<git::TreeFile> files, const StoreFiles* known) {
  if (!is_store(files)) return nullptr;
  require_public(files);
  HeldStore store;
  const TextsById texts = texts_of(repository, files, known, store);
  store.files.reserve(files.size());
  for (git::TreeFile& file : files) {
    const auto text = is_held(file) ? texts.find(file.id) : texts.end();
    HeldFile& kept = store.files.emplace_back();
    if (text != texts.end()) kept.text = text->second;
    kept.path = std::move(file.path);
    kept.id = std::move(file.id);
    kept.sort = sort_of(file.sort);
    kept.size = file.size;
  }
  store.fetch = [repository](const std::string& id) {
    return std::string{git::contents_of(repository, {id}).texts.at(0).second};
  };
  return files_held(std::move(store));
}

}  // namespace

git::Repository repository_around(const std::filesystem::path& folder) {
  if (auto repository = git::Repository::around(folder)) return std::move(*repository);
  const git::Absence absence = git::why_no_repository(folder);
  throw Failure(Exit::refused, absence.message, absence.hint);
}

std::shared_ptr<const StoreFiles> revision_files_if_any(const git::Repository& repository,
                                                        const git::Revision& revision,
                                                        const StoreFiles* known) {
  return held(repository, git::files_at(repository, revision, sizes_in(known)), known);
}

std::shared_ptr<const StoreFiles> revision_files(const git::Repository& repository,
                                                 const git::Revision& revision,
                                                 const StoreFiles* known) {
  if (auto files = revision_files_if_any(repository, revision, known)) return files;
  throw Failure(Exit::usage,
                "there was no store in this folder at " + revision.named + ": it had no mieux.yaml",
                "name a later revision; `git log --oneline -- mieux.yaml` lists when it came");
}

std::shared_ptr<const StoreFiles> staged_revision_files(const git::Repository& repository,
                                                        const StoreFiles* known) {
  if (auto files = held(repository, git::staged_files(repository), known)) return files;
  throw Failure(Exit::usage, "no store is staged here: mieux.yaml is not",
                "stage it with the records: git add mieux.yaml");
}

}  // namespace mieux::history
