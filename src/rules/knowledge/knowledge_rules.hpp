// Rules about events.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_event_countries(const RuleRun& run);
void check_recommendations(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto knowledge_rules = std::to_array<Check>({
    check_event_countries,
    check_recommendations,
});

}  // namespace mieux
