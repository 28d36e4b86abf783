#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// What can be counted of experts, without names: stocks on the last day of the period and flows in
/// it, each under a name of its own, and published totals beside what can be counted.
Report experts_report(const View& view, const ReportRequest& request);

}  // namespace mieux
