#pragma once

#include <filesystem>
#include <string>

#include "mieux/git/hook.hpp"

namespace mieux::cli {

/// The hook that checks the records of a store before each commit.
struct CheckHook {
  git::Hook hook;
  bool is_there = false;
  std::string text;  ///< of the hook, if it is not there
};

/// Where it is to be written for the store in `folder`, or that it is there. Fails (3) where it
/// cannot be: outside a repository, beside another hook, or where hooks are shared.
CheckHook check_hook_for(const std::filesystem::path& folder);

/// What the hook runs for a store in this folder from the top of the repository.
std::string check_command(const std::filesystem::path& folder);

}  // namespace mieux::cli
