#pragma once

#include <string>
#include <vector>

#include "parse.hpp"

namespace mieux::cli {

/// Fails (2) with a hint, and where help is to be had on `words`.
[[noreturn]] void fail_with_help(const std::string& message, const std::string& hint,
                                 const std::string& words);

/// Fails (2) for words that name no command: with the line that is meant, or the nearest word.
[[noreturn]] void refuse_path(const Line& line);

/// Fails (2) for words that the command does not take, `first` being the first word it took: with
/// the line that is meant, if it can be told.
[[noreturn]] void refuse_extra(const Found& found, const Taken& taken, const std::string& first,
                               const std::vector<std::string>& extra);

/// Fails (2) for an option that the command has not: with those that begin so, or the nearest.
[[noreturn]] void refuse_option(const Found& found, const Taken& taken, const std::string& option);

/// Which command people mean by a word that is none: "did you mean `mieux request approve`?"; empty
/// if that cannot be told.
std::string meant_by(const std::string& word);

}  // namespace mieux::cli
