// Rules about external reviews.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_ratings(const RuleRun& run);
void check_recommendation_answers(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto reviews_rules = std::to_array<Check>({
    check_ratings,
    check_recommendation_answers,
});

}  // namespace mieux
