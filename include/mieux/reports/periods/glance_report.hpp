#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// The facility in figures, for any period.
Report glance_report(const View& view, const ReportRequest& request);

}  // namespace mieux
