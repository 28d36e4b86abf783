#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mieux {

/// The two ends of a period, each as a day, month or year; empty where it is open.
struct PeriodWord {
  std::string from;
  std::string to;
};

/// A period in one word: `2018`, `2018-06`, `2018-Q3`, `2018-H1`, `2015..2018`, `..2018`, `2018..`.
/// Nothing if it is none, or if its end lies before its beginning.
std::optional<PeriodWord> parse_period_word(std::string_view word);

}  // namespace mieux
