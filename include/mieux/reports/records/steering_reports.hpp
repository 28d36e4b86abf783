#pragma once

#include "mieux/reports/report.hpp"

namespace mieux {

/// An Action Fiche as the steering group decides on it.
Report fiche_report(const View& view, const ReportRequest& request);

/// All Action Fiches that await an opinion, with an overview of who is awaited until when.
Report steering_pack_report(const View& view, const ReportRequest& request);

/// The record of the decision on an Action Fiche: who said what of which text, and the outcome.
Report decision_report(const View& view, const ReportRequest& request);

}  // namespace mieux
