#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "mieux/git/hook.hpp"

namespace mieux::history {

/// What a hook has checked before a commit.
enum class HookCheck : std::uint8_t {
  none,
  folder,  ///< the files as they lie in the working folder: `mieux validate`
  staged,  ///< what is committed: `mieux validate --staged`
};

/// A hook that is there. Of anything but a regular file, or a link to one, nothing is read.
struct HookScript {
  std::string text;
  HookCheck check = HookCheck::none;
  bool of_framework = false;  ///< written by pre-commit, which reads `.pre-commit-config.yaml`
};

/// Reads a hook, and what it has checked for the store in its folder.
HookScript read_hook(const git::Hook& hook);

/// How to have a hook of somebody else run `command`.
std::string how_to_add(const HookScript& script, const std::string& command);

/// What a script of the shell has `mieux validate` check for the store in `folder` (from the top of
/// the repository; `.`: the top). Any line counts that is no comment and starts `mieux` with
/// `validate`, however it is called; of a store that it names with -C, only this one.
HookCheck check_in(std::string_view script, const std::filesystem::path& folder);

/// The same of the settings of the framework pre-commit: our hook `mieux-validate`, or an `entry`.
HookCheck check_in_framework(std::string_view settings, const std::filesystem::path& folder);

}  // namespace mieux::history
