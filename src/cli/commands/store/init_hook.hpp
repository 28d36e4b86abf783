#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "mieux/git/hook.hpp"

namespace mieux::cli {

/// The hook that checks the records of a store before each commit.
struct CheckHook {
  enum class State : std::uint8_t {
    absent,
    outdated,  ///< as an earlier version of `mieux` wrote it, byte for byte
    present,
  };

  git::Hook hook;
  State state = State::absent;
  std::string text;    ///< of the hook, if it is to be written
  std::string better;  ///< the command that checks more than the one that is there; may be empty
};

/// Where it is to be written for the store in `folder`, or that it is there. Fails (3) where it
/// cannot be: outside a repository, beside another hook, or where hooks are shared.
CheckHook check_hook_for(const std::filesystem::path& folder, bool private_store);

/// What the hook runs for a store in this folder from the top of the repository. What is staged of
/// a private roster is read by no command, so its files are checked as they lie there.
std::string check_command(const std::filesystem::path& folder, bool private_store);

}  // namespace mieux::cli
