#pragma once

#include <string_view>

namespace mieux {

/// May a text hold a telephone number without a country's code: nine digits or more, or eight in
/// pairs or behind brackets? Days, years, ranges of years and amounts are none.
bool holds_telephone(std::string_view text);

}  // namespace mieux
