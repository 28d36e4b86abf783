#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// One activity: planned and held, who took part, the feedback on it, reports in words.
Report evaluation_report(const View& view, const ReportRequest& request);

/// An Action when it is over: planned and held, results and deliverables, the feedback on it and
/// its activities, lessons and open points.
Report implementation_report(const View& view, const ReportRequest& request);

/// The feedback of a period beside that of the period before, and what reports are missing.
Report monitoring_report(const View& view, const ReportRequest& request);

/// The objectives of the programme: their indicators, and what served them.
Report objectives_report(const View& view, const ReportRequest& request);

}  // namespace mieux
