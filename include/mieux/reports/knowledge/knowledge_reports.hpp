#pragma once

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

// What the facility has learnt, and what it shows of itself.

/// The knowledge register: practices by feature, theme, area and country, each in full, and which
/// country took which up from which, as a table and, where pictures are asked for, as a map.
Report knowledge_report(const View& view, const ReportRequest& request);

/// The sheet of one practice: what it is, its features and why, where it was taken up.
Report practice_report(const View& view, const ReportRequest& request);

/// A practice that was written up, as publications print it: context, design, practices, impact,
/// challenges, lessons; what persons said who agreed to be quoted. Fails (3) if it is no case
/// study.
Report case_study_report(const View& view, const ReportRequest& request);

/// Events of a period: by kind and region, participants and countries, each in full with its
/// recommendations and what became of them.
Report events_report(const View& view, const ReportRequest& request);

/// Publications of a period: by language and series, with downloads.
Report publications_report(const View& view, const ReportRequest& request);

/// What is due to be published, in which language, by whom; and the events ahead.
Report communications_report(const View& view, const ReportRequest& request);

}  // namespace mieux
