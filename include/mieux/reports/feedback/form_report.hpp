#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// A form on paper: the questions of the version in use on the day, else of the last one, with the
/// answers to be ticked, in the language of the view.
Report form_report(const View& view, const ReportRequest& request);

}  // namespace mieux
