#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// The sheets of all Actions of a period, by region and status. Each Action has one sheet, below
/// the first of its regions; those whose dates leave it open whether they lie in the period are in
/// a group of their own.
Report annex_report(const View& view, const ReportRequest& request);

}  // namespace mieux
