#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace mieux::history {

/// What a hook has checked before a commit.
enum class HookCheck : std::uint8_t {
  none,
  folder,  ///< the files as they lie in the working folder: `mieux validate`
  staged,  ///< what is committed: `mieux validate --staged`
};

/// What a hook, a script of the shell, has `mieux validate` check for the store in `folder` (from
/// the top of the repository; `.`: the top). Any line counts that is no comment and starts `mieux`
/// with `validate`, however it is called; of a store that it names with -C, only this one.
HookCheck check_in(std::string_view script, const std::filesystem::path& folder);

}  // namespace mieux::history
