// Rules about experts and their missions.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_backgrounds(const RuleRun& run);
void check_consent_days(const RuleRun& run);
void check_experts_named(const RuleRun& run);
void check_experts_twice(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto experts_rules = std::to_array<Check>({
    check_experts_twice,
    check_experts_named,
    check_backgrounds,
    check_consent_days,
});

}  // namespace mieux
