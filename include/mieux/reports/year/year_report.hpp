#pragma once

#include <vector>

#include "mieux/reports/report.hpp"
#include "mieux/vocabulary/vocabularies.hpp"

namespace mieux {

/// What an annual report of a period takes from the records: the numbers, region by region, events,
/// experts, feedback, clocks, effects, publications, requests and decisions, Actions that
/// concluded, what lies ahead, acknowledgements, abbreviations, what could not be dated. No two of
/// its headings have the same slug. With `ReportRequest::region`: the chapter of that region alone.
Report year_report(const View& view, const ReportRequest& request);

/// The regions that have a chapter in it, but for what has no region.
std::vector<Vocabularies::Region> regions_of_year(const View& view, const ReportRequest& request);

/// Who took part in a period, by country: partner authorities, hosts, institutions, experts'
/// countries; the steering group.
Report acknowledgements_report(const View& view, const ReportRequest& request);

/// Numbers of a longer period: Actions by region and phase, theme and phase; experts; policies.
Report decade_report(const View& view, const ReportRequest& request);

/// What can be counted of experts, without names.
Report experts_report(const View& view, const ReportRequest& request);

}  // namespace mieux
