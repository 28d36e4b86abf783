// The report `events`: conferences, meetings and other occasions of a period.
#include "mieux/base/text.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/reports/knowledge/knowledge_reports.hpp"
#include "number_text.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/year/events.hpp"
#include "reports/year/sections.hpp"

namespace mieux {
namespace {

void numbers(Pages& pages) {
  constexpr std::string_view none = "No event was held.";
  pages.title(2, "Numbers");
  pages.figures({.title = pages.phrase("Events by kind"),
                 .subject = "events",
                 .by = "kind",
                 .none = none,
                 .with_chart = true});
  if (!pages.view().grouping.empty())
    pages.figures({.title = pages.phrase("Events by region"),
                   .subject = "events",
                   .by = "region",
                   .none = none});
  pages.figures(
      {.title = pages.phrase("Events by theme"), .subject = "events", .by = "theme", .none = none});
}

/// Participants, women among them and countries, event by event, as far as they are recorded.
void participants(Pages& pages) {
  const View& view = pages.view();
  const Statistics statistics = count(view, pages.query("events", {}));
  pages.title(3, "Participants");
  std::string rows;
  for (const std::uint32_t unit : statistics.total.units) {
    const Record& record = *statistics.units[unit].record;
    const PublicEvent& event = view.store.events()[record.position];
    rows += "| " + for_markdown(reader_name(record)) + " | " +
            number_or_not_recorded(event.participants.total, view.language) + " | " +
            number_or_not_recorded(event.participants.women, view.language) + " | " +
            number_or_not_recorded(countries_represented(event), view.language) + " |\n";
  }
  if (rows.empty()) return pages.paragraph("No event was held.");
  const auto total = [&](const char* measure) {
    return pages.number(pages.total("events", {}, measure));
  };
  pages.table_head({"event", "participants:", "women:", "countries:"});
  pages.write(rows + "| **" + pages.words("Total") + "** | **" + total("sum:participants.total") +
              "** | **" + total("sum:participants.women") + "** | |\n");
  pages.sources({pages.command("events", {}, "title", "sum:participants.total"),
                 pages.command("events", {}, "title", "sum:participants.women"),
                 pages.command("events", {}, "title", "sum:represented")});
}

}  // namespace

Report events_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "events");
  pages.heading("{}: events, {}");
  pages.sentence(
      "An event is in the period by its first day. Below each table is the command that prints it "
      "again; with `--explain` it lists the events behind each number.");
  pages.write("\n");
  numbers(pages);
  participants(pages);
  write_events(pages, events_of(pages));
  pages.title(2, "What could not be dated");
  if (!pages.undated({"events"})) pages.sentence("Nothing: every event could be placed.");
  pages.drafts({RecordKind::event});
  return pages.take();
}

}  // namespace mieux
