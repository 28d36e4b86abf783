#pragma once

#include <string>
#include <string_view>

#include "mieux/history/merge/merged_values.hpp"

namespace mieux {

/// `activities.a3.start: theirs 2018-09`; of a conflict what both say, and what the base said. Long
/// values are cut; of what is personal only the path is told.
std::string in_words(const Decision& decision);

/// A value in one line, at most so many bytes of it: a text without quotes, `none` if it is absent.
std::string in_short(const std::optional<yaml::Value>& value, std::size_t most = 60);

/// The value at the path of a decision in another state of the record; nothing if there is none.
std::optional<yaml::Value> value_at_path(const yaml::Value& tree, std::string_view path);

}  // namespace mieux
