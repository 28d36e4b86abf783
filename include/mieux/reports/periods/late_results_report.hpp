#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// What became of deliverables: what was handed over in a period and is not adopted yet, how long
/// adoption took, and the share adopted, by type and by region.
Report late_results_report(const View& view, const ReportRequest& request);

}  // namespace mieux
