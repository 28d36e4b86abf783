#pragma once

#include <filesystem>
#include <string>

namespace mieux::git {

// What the files of git say without git being asked: it may not be installed, or not understand
// its own repository any more.

/// Is there anything of this name? A link that leads nowhere is something.
bool stands(const std::filesystem::path& path);

/// The folder in which git keeps the state of the work tree around `folder`: the nearest `.git`, or
/// where a file of this name leads (worktrees). Empty: there is none.
std::filesystem::path git_folder_around(const std::filesystem::path& folder);

/// What is going on that must be finished first, by the marks in a folder of git, as
/// `Repository::operation` names it. The index is not looked at.
std::string operation_in(const std::filesystem::path& git_folder);

/// Why there is no repository to be asked, and what to do about it.
struct Absence {
  std::string message;  ///< what is: "the store lies in no git repository"
  std::string hint;
};

/// For a folder around which `Repository::around` finds none: git cannot be started, a repository
/// is damaged, or there is none.
Absence why_no_repository(const std::filesystem::path& folder);

}  // namespace mieux::git
