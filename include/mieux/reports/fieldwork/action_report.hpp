#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// The whole story of an Action as it stood on the day of the view: request and decision,
/// objective, timeline, activities planned and held, participants, experts by country, results,
/// deliverables with their life, effects, changes of the plan, feedback, what is missing; for staff
/// its documents, too. Sections without content are left out.
Report action_report(const View& view, const ReportRequest& request);

}  // namespace mieux
