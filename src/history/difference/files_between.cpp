#include <algorithm>
#include <unordered_map>

#include "mieux/base/failure.hpp"
#include "mieux/history/difference/changes.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux::history {
namespace {

std::vector<git::FileDifference> differences_in_git(const git::Repository& repository,
                                                    const State& before, const State& after) {
  switch (after.of) {
    case State::Of::revision:
      return git::differing_files(repository, before.revision, after.revision);
    case State::Of::staged: return git::differing_staged(repository, before.revision);
    case State::Of::folder: break;
  }
  return git::differing_on_disk(repository, before.revision);
}

/// The texts of all contents that are asked for, read from git at once.
class Texts {
 public:
  Texts(const git::Repository& repository, const std::vector<git::FileDifference>& files) {
    std::vector<std::string> ids;
    for (const git::FileDifference& file : files)
      if (is_text_path(file.path))
        for (const std::string& id : {file.before, file.after})
          if (!id.empty()) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    contents_ = git::contents_of(repository, ids);
    texts_.insert(contents_.texts.begin(), contents_.texts.end());
  }

  [[nodiscard]] std::optional<std::string> of(const std::string& id) const {
    if (id.empty()) return std::nullopt;
    const auto found = texts_.find(id);
    return std::string{found == texts_.end() ? std::string_view{} : found->second};
  }

 private:
  git::Contents contents_;
  std::unordered_map<std::string_view, std::string_view> texts_;
};

/// What the disk holds at a path; nothing if there is no file, an empty text if it is not read.
std::optional<std::string> text_on_disk(const StoreFiles& disk, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const auto folder = disk.folder(slash == std::string::npos ? "." : path.substr(0, slash));
  if (folder == nullptr) return std::nullopt;
  std::string buffer;
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const FileText file = folder->read(name.c_str(), 16 * yaml::max_bytes, buffer);
  if (file.absent) return std::nullopt;
  // What cannot be read (a link, a file that is too large) is no record that can be read.
  return is_text_path(path) && file.code.empty() ? std::string{file.text} : std::string{};
}

}  // namespace

std::string State::name() const {
  if (of == Of::staged) return "what is staged";
  return of == Of::folder ? "the working folder" : revision.named;
}

std::vector<FileChange> files_between(const git::Repository& repository, const State& before,
                                      const State& after) {
  const std::vector<git::FileDifference> differing = differences_in_git(repository, before, after);
  for (const git::FileDifference& file : differing)
    if (kind_at(file.path) == RecordKind::expert_private)
      throw Failure(Exit::refused, "a private roster is read as it is now alone",
                    "compare the store of public records");
  const Texts texts(repository, differing);
  const auto disk = after.of == State::Of::folder ? files_on_disk(repository.folder()) : nullptr;
  std::vector<FileChange> files;
  for (const git::FileDifference& file : differing) {
    FileChange change{file.path, texts.of(file.before), {}};
    change.after = disk == nullptr ? texts.of(file.after) : text_on_disk(*disk, file.path);
    const bool same = is_text_path(file.path) && change.before == change.after;
    if (!same && (change.before || change.after)) files.push_back(std::move(change));
  }
  return files;
}

}  // namespace mieux::history
