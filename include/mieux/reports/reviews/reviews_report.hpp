#pragma once

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

/// External reviews of a period: ratings, the Actions sampled beside the facility's own figures of
/// them, recommendations with their answers and what became of them.
Report reviews_report(const View& view, const ReportRequest& request);

/// The same of one review.
Report review_report(const View& view, const ReportRequest& request);

}  // namespace mieux
