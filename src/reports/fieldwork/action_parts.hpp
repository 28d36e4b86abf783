#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "action_facts.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

// Sections of the report on an Action, each with its heading; nothing is written if there is
// nothing to say.

void activities_section(const ActionFacts& facts, Report& report);
/// The same of one activity.
void activity_section(const ActionFacts& facts, std::size_t index, Report& report);
void participants_section(const ActionFacts& facts, Report& report);
/// Of the missions of the Action; of those on one activity, if its id is given.
void experts_section(const ActionFacts& facts, Report& report, std::string_view activity = {});
void results_section(const ActionFacts& facts, Report& report);
void deliverables_section(const ActionFacts& facts, Report& report);
void effects_section(const ActionFacts& facts, Report& report);
void plan_changes_section(const ActionFacts& facts, Report& report);
void feedback_section(const ActionFacts& facts, Report& report);
/// What the Action lacks; of one activity what it and the missions on it lack.
void missing_section(const ActionFacts& facts, Report& report, std::string_view activity = {});
void documents_section(const ActionFacts& facts, Report& report);

/// What an Action lacks (`MissingItem::what`), which may end in a title or a day of the record.
std::string missing_in(const Language& language, std::string_view what);

}  // namespace mieux
