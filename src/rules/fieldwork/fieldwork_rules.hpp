// Rules about Actions, their activities and missions.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_action_approval(const RuleRun& run);
void check_activity_dates(const RuleRun& run);
void check_activity_ids(const RuleRun& run);
void check_completed_actions(const RuleRun& run);
void check_mission_dates(const RuleRun& run);
void check_needs(const RuleRun& run);
void check_participants(const RuleRun& run);

/// Those that take longest come first.
inline constexpr auto fieldwork_rules = std::to_array<Check>({
    check_activity_dates,
    check_activity_ids,
    check_mission_dates,
    check_action_approval,
    check_completed_actions,
    check_participants,
    check_needs,
});

}  // namespace mieux
