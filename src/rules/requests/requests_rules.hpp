// Rules about requests and Action Fiches, up to the decision.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_consultation(const RuleRun& run);
void check_eligibility(const RuleRun& run);
void check_reasons(const RuleRun& run);
void check_self_approval(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto requests_rules = std::to_array<Check>({
    check_eligibility,
    check_reasons,
    check_self_approval,
    check_consultation,
});

}  // namespace mieux
