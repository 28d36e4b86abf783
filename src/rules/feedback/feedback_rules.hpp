// Rules about feedback.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_feedback_sums(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto feedback_rules = std::to_array<Check>({
    check_feedback_sums,
});

}  // namespace mieux
