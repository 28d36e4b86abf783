#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mieux::git {

/// The git repository a store lies in. Knows nothing of records. Every function runs the program
/// `git`, with LC_ALL=C, without prompts and without changing the index of the user (except
/// `commit`), and without what variables such as GIT_DIR or settings of the repository would have
/// it run (`commit` runs the hooks of the user). A lock of git is never removed.
class Repository {
 public:
  /// The repository in whose work tree `folder` lies; nothing if there is none or no git. Fails
  /// (4) with git's words where git refuses to look (such as a folder of another owner).
  static std::optional<Repository> around(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }  ///< of the store

  /// The same repository with another file for its index, which `staged_files` and
  /// `differing_staged` then read: git lends a hook one that holds what is about to be committed
  /// (`git commit -a`). A file that does not lie in the folder of git is not taken.
  [[nodiscard]] Repository with_index(const std::filesystem::path& file) const;
  [[nodiscard]] const std::filesystem::path& index() const { return index_; }  ///< empty: its own

  /// The way from the top of the repository to the store, with `/` at its end; empty if it is the
  /// top.
  [[nodiscard]] std::string place() const;

  /// What is going on that must be finished first: "a merge", "a rebase", "a cherry-pick",
  /// "a revert", "git am"; or "an unresolved merge" where the index has unmerged files. Empty:
  /// nothing.
  [[nodiscard]] std::string operation() const;

  /// Names of the files directly in `folder` (relative to the store, such as `requests`) at the
  /// tips of all local and remote branches, and at HEAD; sorted, each once. Fails (4) with git's
  /// words, or if the path of the store in the repository has a line break.
  [[nodiscard]] std::vector<std::string> names_on_branches(std::string_view folder) const;

  /// For each of `paths` (relative to the store) the texts that the file there has at the same
  /// tips, each once. Starts as many programs for many paths as for one. Fails as
  /// `names_on_branches` does.
  [[nodiscard]] std::vector<std::vector<std::string>> texts_on_branches(
      const std::vector<std::string>& paths) const;

  struct Committed {
    bool done = false;
    std::string id;      ///< abbreviated
    std::string errors;  ///< what git and its hooks said, if not done
  };
  /// Commits these files (relative to the store; new, changed or removed) as they are in the
  /// working folder, and nothing else that may be staged. Files that neither git nor the folder
  /// has are left out. Runs the hooks of the user. If not done, the index is as it was before.
  [[nodiscard]] Committed commit(const std::vector<std::string>& paths,
                                 std::string_view message) const;

 private:
  explicit Repository(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;  ///< of the store
  std::filesystem::path index_;
};

}  // namespace mieux::git
