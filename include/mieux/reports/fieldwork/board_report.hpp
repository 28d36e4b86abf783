#pragma once

#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

/// What each Action of the office lacks on the day of the view, one a line, by the person
/// responsible. For staff alone: it shows who is responsible.
Grid board_grid(const View& view);

/// The same as a document, a table for each person. Imported Actions are not in it, and counted.
Report board_report(const View& view, const ReportRequest& request);

}  // namespace mieux
