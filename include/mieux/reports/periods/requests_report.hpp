#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// The way of the requests of a period: how many came to each step, what became of them, how long
/// they waited, who asked more than once; rejected and forwarded ones by name.
Report requests_report(const View& view, const ReportRequest& request);

}  // namespace mieux
