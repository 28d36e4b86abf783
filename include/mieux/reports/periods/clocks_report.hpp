#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// How each clock of mieux.yaml was kept in a period, by year and by region.
Report clocks_report(const View& view, const ReportRequest& request);

}  // namespace mieux
