// The report `decade`: numbers of a longer period.
#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/reports/year/year_report.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

/// Types of deliverables by which a state says what it means to do.
constexpr auto policy_types =
    std::to_array<std::string_view>({"policy", "strategy", "action-plan", "legislation"});

/// `type in (policy, strategy)`: those that the vocabulary has; empty if it has none.
std::string policies(const View& view) {
  const Table* table = view.store.vocabularies().table("deliverable_types");
  std::string types;
  for (const std::string_view type : policy_types)
    if (table != nullptr && table->find(type) != Table::none)
      types += (types.empty() ? "" : ", ") + std::string{type};
  return types.empty() ? types : "type in (" + types + ")";
}

void over_the_years(Pages& pages) {
  constexpr std::string_view none = "No Action was active.";
  pages.title(2, "Actions");
  pages.actions_in_period();
  if (!pages.view().grouping.empty())
    pages.figures({.title = pages.phrase("Actions by region and phase"),
                   .subject = "actions",
                   .by = "region,phase",
                   .none = none});
  pages.figures({.title = pages.phrase("Actions by theme and phase"),
                 .subject = "actions",
                 .by = "theme,phase",
                 .none = none});
  pages.figures({.title = pages.phrase("Actions by first year"),
                 .subject = "actions",
                 .by = "year",
                 .none = none,
                 .with_chart = true});
  pages.figures({.title = pages.phrase("Activities held, by year"),
                 .subject = "activities",
                 .by = "year",
                 .where = std::string{held},
                 .none = "No activity was held.",
                 .with_chart = true});
}

void policies_by_area(Pages& pages) {
  pages.title(2, "Policies and strategies");
  const std::string where = policies(pages.view());
  if (where.empty())
    return pages.paragraph("The vocabulary of deliverables has no policies or strategies.");
  pages.figures({.title = pages.phrase("Policies and strategies by area"),
                 .subject = "deliverables",
                 .by = "theme,type",
                 .where = where,
                 .none = "None is on record."});
}

void start(Pages& pages, std::string_view about) {
  pages.heading(about);
  pages.sentence(
      "An Action is in the period if it ran on at least one day of it; everything else by the day "
      "it began. An activity or mission without a day of its own counts by the day its Action "
      "started. Below each table is the command that prints it again; with `--explain` it lists "
      "the records behind each number.");
  pages.write("\n");
}

}  // namespace

Report decade_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "decade");
  start(pages, "{}: numbers of a longer period, {}");
  over_the_years(pages);
  pages.title(2, "Experts");
  write_deployment(pages);
  pages.measured("Government experts by member state", "missions", "country", "experts",
                 "origin = eu");
  policies_by_area(pages);
  write_not_dated(pages);
  return pages.take();
}

}  // namespace mieux
