#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

// What the records say of one term, to date: requests and Actions, activities, deliverables,
// practices, effects, experts' countries. For everybody, whoever asks.

Report country_report(const View& view, const ReportRequest& request);
Report region_report(const View& view, const ReportRequest& request);
Report theme_report(const View& view, const ReportRequest& request);

}  // namespace mieux
