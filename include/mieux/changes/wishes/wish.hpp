#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// What a person wants of one field, as they typed it: `title=Training`, `topics+=thb`,
/// `countries-=TGO`, `short_name=` (the field goes).
struct Wish {
  enum class Verb : std::uint8_t { set, add, remove };
  Verb verb = Verb::set;
  std::string field;  ///< a path: `activities.a2.places`, `letters.1.received`
  std::string value;
};

/// Fails (2) if there is no `=` or no field before it.
Wish parse_wish(std::string_view word);

/// The elements of a list as it is typed: `[a, b]` or `a, b`, an element with a comma in double
/// quotes. Fails (2) for a quote that is not closed.
std::vector<std::string> parse_list(std::string_view text, char separator = ',');

}  // namespace mieux
