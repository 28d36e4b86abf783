// Rules about the order of dates and events.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_date_order(const RuleRun& run);
void check_event_order(const RuleRun& run);
void check_future_events(const RuleRun& run);
void check_letter_dates(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto time_rules = std::to_array<Check>({
    check_future_events,
    check_date_order,
    check_event_order,
    check_letter_dates,
});

}  // namespace mieux
