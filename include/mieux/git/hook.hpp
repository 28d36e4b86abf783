#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mieux::git {

/// A hook of the repository that a folder lies in.
struct Hook {
  std::filesystem::path file;      ///< where git looks for it
  std::filesystem::path folder;    ///< the folder, from the top of the working folder; `.`: the top
  bool own = false;                ///< of this repository; false: of others too (`core.hooksPath`)
  std::filesystem::path top = {};  ///< of the working folder
};

/// The hook called `name` for `folder`, which need not be there yet. Fails (3) where there is no
/// repository with a working folder, or no git.
Hook find_hook(const std::filesystem::path& folder, const std::string& name);

/// Writes a hook that can be run, all of it or nothing. Fails (4).
void write_hook(const Hook& hook, std::string_view text);

}  // namespace mieux::git
