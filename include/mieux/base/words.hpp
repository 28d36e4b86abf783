#pragma once

#include <string>
#include <string_view>

namespace mieux {

/// Without the spaces, tabs and line breaks at both ends.
std::string_view trimmed(std::string_view text);

/// Capitals of ASCII become small letters; all other characters stay.
std::string lower_case(std::string_view text);

}  // namespace mieux
