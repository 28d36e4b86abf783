#pragma once

#include <filesystem>
#include <string>

#include "mieux/git/git.hpp"

namespace mieux::git {

// What there is to know of git and of a clone before anybody works in it. Nothing is changed.

/// The version of the program git: `2.39.5`; empty if it cannot be started.
std::string program_version();

/// Is it this version, or a later one?
bool is_at_least(const std::string& version, unsigned major, unsigned minor);

/// A setting as it holds in the repository: of the clone, else of the person, else of the system.
/// Empty if nobody sets it. Fails (4) with git's words.
std::string setting_in_force(const Repository& repository, const std::string& name);

/// Is this a clone that fetches contents only when they are needed?
bool is_partial(const Repository& repository);

/// Does the index have this file, or one in this folder? The path is absolute, in the work tree.
bool is_tracked(const Repository& repository, const std::filesystem::path& path);

/// Would git leave a new file of this path aside?
bool is_ignored(const Repository& repository, const std::filesystem::path& path);

/// The top of the work tree.
std::filesystem::path top_of(const Repository& repository);

}  // namespace mieux::git
