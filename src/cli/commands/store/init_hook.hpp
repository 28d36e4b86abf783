#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "mieux/git/hook.hpp"

namespace mieux::cli {

/// A hook that checks the records of a store before each commit, or before a merge is committed.
struct CheckHook {
  enum class State : std::uint8_t {
    absent,
    outdated,  ///< as an earlier version of `mieux` wrote it, byte for byte
    present,
  };

  git::Hook hook;
  State state = State::absent;
  std::string text = {};  ///< of the hook, if it is to be written
  std::string better =
      {};  ///< the command that checks more than the one that is there; may be empty
};

/// Where they are to be written for the store in `folder`, or that they are there: git asks
/// `pre-commit` before a commit, `pre-merge-commit` before that of a merge without conflicts. Fails
/// (3) where it cannot be: outside a repository, beside another hook, or where hooks are shared.
std::vector<CheckHook> check_hooks_for(const std::filesystem::path& folder, bool private_store);

/// What the hooks run for a store in this folder from the top of the repository. What is staged of
/// a private roster is read by no command, so its files are checked as they lie there.
std::string check_command(const std::filesystem::path& folder, bool private_store);

}  // namespace mieux::cli
