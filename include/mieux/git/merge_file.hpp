#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace mieux::git {

/// What `git merge-file` made of three texts.
struct MergedFile {
  std::string text;
  std::size_t conflicts = 0;  ///< how many are between markers in the text
  std::string refused = {};   ///< git's words if it does not merge such texts; then no text
};

struct FileSides {
  std::string_view base;
  std::string_view ours;
  std::string_view theirs;
};

/// Merges two texts line by line, as `git merge` does, with markers of this size named `ours`,
/// `base` and `theirs`, in the style that `merge.conflictStyle` of the repository around `folder`
/// asks for. The texts are given to git in memory; nothing is written to a disk. Fails (4) without
/// git.
MergedFile merge_file(const std::filesystem::path& folder, const FileSides& sides,
                      std::size_t marker_size);

/// Does `merge.conflictStyle` ask for the base between the markers?
bool shows_base_in_conflicts(const std::filesystem::path& folder);

}  // namespace mieux::git
