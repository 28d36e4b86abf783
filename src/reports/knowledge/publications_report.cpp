// The reports `publications` and `communications`: what was published, and what is to be.
#include <algorithm>
#include <tuple>

#include "mieux/base/text.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/reports/knowledge/knowledge_reports.hpp"
#include "mieux/store/visible_record.hpp"
#include "number_text.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/year/sections.hpp"

namespace mieux {
namespace {

/// Downloads of each publication, as they were last counted by the day of the report.
void downloads(Pages& pages) {
  const View& view = pages.view();
  pages.title(2, "Downloads");
  const Statistics statistics =
      count(view, pages.query("publications", "not downloads.count = none"));
  std::string rows;
  for (const std::uint32_t unit : statistics.total.units) {
    const Record& record = *statistics.units[unit].record;
    const Publication& publication = view.store.publications()[record.position];
    std::string languages;
    for (const std::string_view language : languages_counted(publication))
      if (const auto number = downloads_of(publication, language, view.as_of))
        languages += (languages.empty() ? "" : ", ") +
                     for_markdown(view.language.name_of_language(language)) + " " +
                     view.language.number(static_cast<double>(*number));
    rows += "| " + for_markdown(record.title.value) + " | " + languages + " | " +
            number_or_not_recorded(downloads_of(publication, view.as_of), view.language) + " |\n";
  }
  if (rows.empty()) {
    pages.sentence("None is on record.");
  } else {
    pages.table_head({"publication", "by language", "downloads:"});
    pages.write(rows);
  }
  pages.source("publications", {}, "title", "sum:downloaded");
}

/// An edition that is to be published, with the record and the words of its line.
struct Awaited {
  const Record* record;
  Date due;
  std::string language;
  std::string by;  ///< empty if it is not stated, or not for this audience
};

std::vector<Awaited> editions_awaited(const View& view) {
  std::vector<Awaited> awaited;
  for (const Record& record : view.store.records(RecordKind::publication)) {
    if (!record.whole || record.draft) continue;
    const Publication& publication = view.store.publications()[record.position];
    const VisibleRecord visible(view.store, record, view.audience);
    std::size_t position = 0;
    for (const VisibleValue& said : visible.at("planned").children()) {
      const PlannedEdition& edition = publication.planned[position++];
      if (is_awaited(publication, edition, view.as_of))
        awaited.push_back({&record, edition.due.date, std::string{edition.language.value},
                           std::string{said.text_at("by")}});
    }
  }
  std::stable_sort(awaited.begin(), awaited.end(), [](const Awaited& a, const Awaited& b) {
    return std::tuple{a.due.last(), a.due.first()} < std::tuple{b.due.last(), b.due.first()};
  });
  return awaited;
}

std::string editions_table(const View& view) {
  std::string rows;
  const bool with_by = view.audience == Audience::staff;
  for (const Awaited& one : editions_awaited(view)) {
    const bool over = one.due.last() < view.as_of.day;
    const std::string due = view.language.date(one.due);
    rows += "| " + (over ? view.language.text("{}, overdue", due) : due) + " | " +
            for_markdown(one.record->title.value) + " | " +
            for_markdown(view.language.name_of_language(one.language)) + " |" +
            (with_by ? " " + for_markdown(one.by) + " |" : "") + "\n";
  }
  if (rows.empty()) return view.language.text("Nothing is due to be published.") + "\n";
  std::vector<std::string_view> columns{"due", "publication", "language"};
  if (with_by) columns.push_back("by");
  return table_head(view.language, columns) + rows;
}

/// Events that begin after the day, by their first day.
std::string events_ahead(const View& view) {
  std::vector<std::pair<Date, const Record*>> ahead;
  for (const Record& record : view.store.records(RecordKind::event)) {
    const When& start = view.store.events()[record.position].start;
    if (record.whole && !record.draft && start.known && start.date.last() > view.as_of.day)
      ahead.emplace_back(start.date, &record);
  }
  std::stable_sort(ahead.begin(), ahead.end(),
                   [](const auto& a, const auto& b) { return a.first.first() < b.first.first(); });
  if (ahead.empty()) return view.language.text("No event is recorded.") + "\n";
  std::string rows = table_head(view.language, {"begins", "event", "place"});
  for (const auto& [day, record] : ahead) {
    const VisibleRecord visible(view.store, *record, view.audience);
    std::string place = for_markdown(visible.text_at("place"));
    if (visible.at("country"))
      place += (place.empty() ? "" : ", ") +
               for_markdown(view.label("countries", visible.text_at("country")));
    rows += "| " + view.language.date(day) + " | " + for_markdown(reader_name(*record)) + " | " +
            place + " |\n";
  }
  return rows;
}

}  // namespace

Report publications_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "publications");
  pages.heading("{}: publications, {}");
  pages.paragraph(
      "A publication is in the period by the day it was published. A publication in several "
      "languages counts once under each.");
  pages.title(2, "Numbers");
  constexpr std::string_view none = "Nothing was published.";
  pages.figures({.title = pages.phrase("Publications by language"),
                 .subject = "publications",
                 .by = "language",
                 .none = none,
                 .with_chart = true});
  pages.figures({.title = pages.phrase("Publications by theme"),
                 .subject = "publications",
                 .by = "theme",
                 .none = none});
  downloads(pages);
  write_publications(pages);
  pages.title(2, "What could not be dated");
  if (!pages.undated({"publications"}))
    pages.sentence("Nothing: every publication could be placed.");
  pages.drafts({RecordKind::publication});
  return pages.take();
}

Report communications_report(const View& view, const ReportRequest&) {
  Report report;
  const Language& language = view.language;
  const std::string_view title = view.store.programme().title.value;
  const std::string facility = title.empty() ? language.text("The facility") : std::string{title};
  report.heading(1, phrase(language, "{}: communications plan", Phrase{facility, facility}));
  report.markdown +=
      language.text("As it stood on {}.", Date{view.as_of.day, view.as_of.day}) + "\n\n";
  report.heading(2, phrase(language, "Due to be published"));
  report.markdown += editions_table(view) + "\n";
  report.heading(2, phrase(language, "Events ahead"));
  report.markdown += events_ahead(view);
  return report;
}

}  // namespace mieux
