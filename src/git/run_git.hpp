#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/process.hpp"

namespace mieux::git {

/// Runs git in `folder`, the way every call of it is made: of the variables that steer git it gets
/// only those that say who writes and when, so neither another repository nor a program is put in
/// from outside, and a hook that runs `mieux` does not lend it its index; git starts no monitor of
/// files that the repository names.
Ended run_git(const std::filesystem::path& folder, const std::vector<std::string>& words,
              std::string_view input = {});

/// The same for calls that read, or write the index alone: no hooks, no pager, no lock that could
/// be in the way of somebody, nothing fetched from elsewhere; a folder that only looks like a
/// repository without work tree is none. `variables`: `NAME=value`, beside those of every call.
/// `expected`: bytes that git may write, a guess.
Ended read_git(const std::filesystem::path& folder, const std::vector<std::string>& words,
               std::string_view input = {}, const std::vector<std::string>& variables = {},
               std::size_t expected = 0);

}  // namespace mieux::git
