#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mieux::git {

/// A file that both sides of a merge changed, or one of them changed and the other removed; a text
/// is absent where the file is not there.
struct FileStates {
  std::string path;  ///< from the top of the repository, in the result
  std::optional<std::string> base;
  std::optional<std::string> ours;
  std::optional<std::string> theirs;
  std::optional<std::string> result;  ///< as committed, or as staged; absent too while in conflict
  bool in_conflict = false;           ///< git waits for somebody to resolve it
  /// Both renamed it, each otherwise: `path` is that of ours, this that of theirs, with what is
  /// there in the result. Empty: one path.
  std::string theirs_path = {};
  std::optional<std::string> theirs_result = {};
};

struct MergeStates {
  std::string what;  ///< "a merge" that is going on, "the last commit, a merge"
  bool going_on = false;
  std::filesystem::path top;  ///< of the working folder
  std::vector<FileStates> files;
  std::vector<std::string> only_ours;    ///< paths of files that ours alone changed, and has
  std::vector<std::string> only_theirs;  ///< the same of theirs
};

/// What both sides changed in the merge, rebase, cherry-pick or revert that is going on, else in
/// the last commit, if it is a merge; through renames. Nothing if there is no merge. With `paths`
/// (from `folder`), only these files and what is in these folders. Fails (3) where there is no
/// repository, (4) with git's words.
std::optional<MergeStates> merge_states(const std::filesystem::path& folder,
                                        const std::vector<std::string>& paths);

/// The text that a file (by its path from the top) has on the main branch: where the head of the
/// remote `origin` points, else `main` or `master`, there or here. Nothing if it has none.
std::optional<std::string> text_on_main(const std::filesystem::path& folder,
                                        const std::string& path);

}  // namespace mieux::git
