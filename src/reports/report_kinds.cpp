#include <array>

#include "mieux/base/text.hpp"
#include "mieux/reports/experts/experts_report.hpp"
#include "mieux/reports/feedback/form_report.hpp"
#include "mieux/reports/fieldwork/action_report.hpp"
#include "mieux/reports/fieldwork/annex_report.hpp"
#include "mieux/reports/fieldwork/board_report.hpp"
#include "mieux/reports/knowledge/knowledge_reports.hpp"
#include "mieux/reports/monitoring/monitoring_reports.hpp"
#include "mieux/reports/periods/clocks_report.hpp"
#include "mieux/reports/periods/glance_report.hpp"
#include "mieux/reports/periods/late_results_report.hpp"
#include "mieux/reports/periods/requests_report.hpp"
#include "mieux/reports/records/programme_report.hpp"
#include "mieux/reports/records/steering_reports.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/reports/reviews/reviews_report.hpp"
#include "mieux/reports/year/factsheets.hpp"
#include "mieux/reports/year/year_report.hpp"

namespace mieux {

namespace {

using About = ReportKind::About;

constexpr auto reports = std::to_array<ReportKind>({
    {.name = "glance",
     .summary = "The facility at a glance: all figures of a period",
     .make = glance_report,
     .reads_active = true,
     .has_figures = true},
    {.name = "year",
     .summary = "What an annual report of a period says: numbers, regions",
     .make = year_report,
     .by_region = true},
    {.name = "decade",
     .summary = "Numbers of a longer period: by region, theme and phase",
     .make = decade_report},
    {.name = "experts",
     .summary = "What can be counted of experts, without names",
     .make = experts_report},
    {.name = "country",
     .summary = "A country: requests, Actions, what came of them, experts",
     .about = About::term,
     .make = country_report,
     .vocabulary = "countries"},
    {.name = "region",
     .summary = "A region: requests, Actions, what came of them",
     .about = About::term,
     .make = region_report,
     .vocabulary = "region"},
    {.name = "theme",
     .summary = "A theme: requests, Actions, what came of them",
     .about = About::term,
     .make = theme_report,
     .vocabulary = "themes"},
    {.name = "acknowledgements",
     .summary = "Who took part in a period, by country",
     .make = acknowledgements_report},
    {.name = "knowledge",
     .summary = "The knowledge register: practices, and who took up which",
     .make = knowledge_report},
    {.name = "practice",
     .summary = "The sheet of a practice",
     .about = About::record,
     .of = RecordKind::practice,
     .make = practice_report},
    {.name = "case-study",
     .summary = "A practice that was written up as a case study",
     .about = About::record,
     .of = RecordKind::practice,
     .make = case_study_report},
    {.name = "events",
     .summary = "Events of a period: participants, countries, recommendations",
     .make = events_report},
    {.name = "publications",
     .summary = "Publications of a period: languages, downloads",
     .make = publications_report},
    {.name = "communications",
     .summary = "What is due to be published, and the events ahead",
     .about = About::day,
     .make = communications_report},
    {.name = "evaluation",
     .summary = "An activity: planned and held, the feedback on it",
     .about = About::record,
     .of = RecordKind::action,
     .make = evaluation_report,
     .part = Part::activity},
    {.name = "implementation",
     .summary = "An Action against its plan: results, feedback, lessons",
     .about = About::record,
     .of = RecordKind::action,
     .make = implementation_report},
    {.name = "monitoring",
     .summary = "Feedback of a period beside the period before; missing reports",
     .make = monitoring_report},
    {.name = "objectives",
     .summary = "Objectives of the programme: indicators, what served them",
     .about = About::day,
     .make = objectives_report},
    {.name = "form",
     .summary = "A form on paper, to be filled in by hand",
     .about = About::record,
     .of = RecordKind::form,
     .make = form_report},
    {.name = "reviews",
     .summary = "External reviews: ratings, own figures, recommendations",
     .make = reviews_report},
    {.name = "review",
     .summary = "An external review: ratings, own figures, recommendations",
     .about = About::record,
     .of = RecordKind::review,
     .make = review_report},
    {.name = "requests",
     .summary = "Requests from receipt to decision: outcomes, who asks",
     .make = requests_report,
     .has_figures = true},
    {.name = "clocks",
     .summary = "How the clocks were kept, by year and region",
     .make = clocks_report,
     .has_figures = true},
    {.name = "late-results",
     .summary = "What was handed over and is not adopted yet, and since when",
     .make = late_results_report,
     .has_figures = true},
    {.name = "programme",
     .summary = "What the facility is: donor, objectives, phases, clocks",
     .about = About::day,
     .make = programme_report},
    {.name = "fiche",
     .summary = "An Action Fiche, as the steering group decides on it",
     .about = About::record,
     .of = RecordKind::fiche,
     .make = fiche_report},
    {.name = "steering-pack",
     .summary = "All Action Fiches that await an opinion",
     .about = About::day,
     .make = steering_pack_report},
    {.name = "decision",
     .summary = "Who said what of an Action Fiche, and the decision",
     .about = About::record,
     .of = RecordKind::fiche,
     .make = decision_report},
    {.name = "action",
     .summary = "The whole story of an Action",
     .about = About::record,
     .of = RecordKind::action,
     .make = action_report},
    {.name = "annex",
     .summary = "All Action sheets of a period, by region and status",
     .about = About::period,
     .make = annex_report,
     .reads_active = true},
    {.name = "board",
     .summary = "What Actions lack, by the person responsible: for staff alone",
     .about = About::day,
     .make = board_report,
     .grid = board_grid,
     .for_staff = true},
});

}  // namespace

std::span<const ReportKind> report_kinds() { return reports; }

std::string table_head(const Language& language, const std::vector<std::string_view>& columns) {
  std::string head = "|";
  std::string rule = "|";
  for (const std::string_view column : columns) {
    const bool numeric = column.ends_with(':');
    const std::string_view label = column.substr(0, column.size() - (numeric ? 1 : 0));
    head += (label.empty() ? "" : " " + language.text(label)) + " |";
    rule += numeric ? "---:|" : "---|";
  }
  return head + "\n" + rule + "\n";
}

void Report::heading(std::size_t depth, const Phrase& text) {
  sections.push_back(slug(for_markdown(text.english)));
  markdown += std::string(depth, '#') + " " + for_markdown(text.shown) + "\n\n";
}

}  // namespace mieux
