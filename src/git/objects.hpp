#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "run_git.hpp"

namespace mieux::git {

std::string without_last_newline(std::string text);

/// What git wrote, if it ended well; else fails (4) with its words.
std::string output_of(Ended ended);

/// The way from the top of the repository to the store, with a slash at its end; empty if it is the
/// top. Fails (4) if it has a line break.
std::string prefix_of(const std::filesystem::path& folder);

/// Calls `take(id, content)` for each object of these ids, one id per line; the content is a view
/// into `objects`, which is given what git wrote: its capacity is the number of bytes expected.
/// Fails (4) if this clone lacks one.
void for_each_object(const std::filesystem::path& folder, const std::string& ids,
                     std::string& objects,
                     const std::function<void(std::string_view, std::string_view)>& take);

}  // namespace mieux::git
