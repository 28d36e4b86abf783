#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// What mieux.yaml says of the facility: who pays and runs it, its objectives, phases and themes,
/// the clocks of its procedure, the steering group on the day, and how the funding is acknowledged.
/// What it does not say is left out.
Report programme_report(const View& view, const ReportRequest& request);

}  // namespace mieux
