#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mieux::git {

/// A file that both sides of a merge changed; a text is absent where the file is not there.
struct FileStates {
  std::string path;  ///< from the top of the repository, in the result
  std::optional<std::string> base;
  std::optional<std::string> ours;
  std::optional<std::string> theirs;
  std::optional<std::string> result;  ///< as committed, or as staged; absent too while in conflict
  bool in_conflict = false;           ///< git waits for somebody to resolve it
};

struct MergeStates {
  std::string what;  ///< "a merge" that is going on, or "the merge 1a2b3c4"
  bool going_on = false;
  std::filesystem::path top;  ///< of the working folder
  std::vector<FileStates> files;
};

/// What both sides changed in the merge, rebase, cherry-pick or revert that is going on, else in
/// the last commit, if it is a merge; through renames. Nothing if there is no merge. With `paths`
/// (from `folder`), only these files and what is in these folders. Fails (3) where there is no
/// repository, (4) with git's words.
std::optional<MergeStates> merge_states(const std::filesystem::path& folder,
                                        const std::vector<std::string>& paths);

}  // namespace mieux::git
