// Rules about feedback and its forms.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_answers(const RuleRun& run);
void check_feedback_on(const RuleRun& run);
void check_feedback_sums(const RuleRun& run);
void check_forms(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto feedback_rules = std::to_array<Check>({
    check_answers,
    check_feedback_on,
    check_feedback_sums,
    check_forms,
});

}  // namespace mieux
