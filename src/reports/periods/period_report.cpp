#include "period_report.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"
#include "reports/render/figure_views.hpp"

namespace mieux {
namespace {

/// ` --from 2018-01-01`; nothing where the period is open.
std::string bound(const std::string& option, Day day) {
  return day == Date::earliest || day == Date::latest ? std::string{} : option + to_string(day);
}

}  // namespace

PeriodReport::PeriodReport(const View& view, const ReportRequest& request, std::string name)
    : view_(view), request_(request), name_(std::move(name)) {
  view_.as_of.day = std::min(view_.as_of.day, request.period.last());
}

void PeriodReport::heading(std::string_view about) {
  const std::string title{view_.store.programme().title.value};
  const Phrase facility = title.empty() ? phrase("The facility") : Phrase{title, title};
  const Phrase period{request_.period_text, request_.period_text};
  section(1, mieux::phrase(language(), about, facility, period));
  say("Counted from the records as they stood on {}.", Date{view_.as_of.day, view_.as_of.day});
  write(" ");
}

StatsQuery PeriodReport::query(std::string_view subject, std::string_view where,
                               std::string_view by, std::string_view measure) const {
  StatsQuery query;
  query.subject = find_subject(subject);
  query.filter = Filter(view_, *query.subject, where, name_);
  for (const std::string_view field : split(by, ','))
    if (!field.empty())
      query.by.push_back(require_field(view_, *query.subject, field, {name_, field, {}}));
  query.period = Period{request_.period, reading_of(*query.subject)};
  set_measure(view_, measure, query);
  return query;
}

Figure PeriodReport::total(std::string_view subject, std::string_view where,
                           std::string_view measure) const {
  return count(view_, query(subject, where, {}, measure)).total;
}

std::string PeriodReport::command(std::string_view subject, std::string_view where,
                                  std::string_view by, std::string_view measure) const {
  const auto option = [](std::string_view name, std::string_view value) {
    return value.empty() ? std::string{} : std::string{name} + std::string{value};
  };
  return command_without_period(
      std::string{subject} + option(" --by ", by) +
      (where.empty() ? "" : " --where \"" + std::string{where} + "\"") +
      option(" --measure ", measure == "count" ? "" : measure) + period_options() +
      (reading_of(*find_subject(subject)) == Reading::active ? " --active" : ""));
}

std::string PeriodReport::period_options() const {
  return bound(" --from ", request_.period.first()) + bound(" --to ", request_.period.last());
}

std::string PeriodReport::command_without_period(std::string_view options) const {
  const bool own_grouping = view_.grouping == view_.store.programme().default_grouping.value;
  return "`mieux stats " + std::string{options} +
         (own_grouping ? std::string{} : " --grouping " + view_.grouping) +
         (language().is_english() ? std::string{} : " --lang " + language().code()) + " --as-of " +
         to_string(view_.as_of.day) + "`";
}

void PeriodReport::source(std::string_view subject, std::string_view where, std::string_view by,
                          std::string_view measure) {
  const bool active = reading_of(*find_subject(subject)) == Reading::active;
  write("\n");
  say(!has_period() ? "Source: {}"
      : active      ? "Source (active in the period): {}"
                    : "Source (begun in the period): {}",
      command(subject, where, by, measure));
  write("\n\n");
}

void PeriodReport::sources(const std::vector<std::string>& commands) {
  write("\n" + words("Sources:") + "\n\n");
  for (const std::string& one : commands) write("- " + one + "\n");
  write("\n");
}

void PeriodReport::table(std::string_view title, const std::string& subject, const std::string& by,
                         const std::string& where, const std::string& measure) {
  const StatsQuery asked = query(subject, where, by, measure);
  const Statistics statistics = count(view_, asked);
  section(3, phrase(title));
  if (asked.by.size() == 1) chart(phrase(title), subject + "-by-" + slug(by), statistics);
  body(asked, statistics);
  source(subject, where, by, measure);
}

void PeriodReport::body(const StatsQuery& asked, const Statistics& statistics) {
  const bool counted = asked.measure_name == "count";
  Grid grid = grid_of(asked, statistics);
  std::string heading = asked.by[0].name;
  heading.erase(0, heading.rfind('.') + 1);  // `letters.channel`
  std::replace(heading.begin(), heading.end(), '_', ' ');
  grid.columns[0].label = words(heading);
  if (asked.by.size() == 1 && counted) grid.columns[1].label = words(asked.subject->plural);
  write(as_markdown(grid));
  double sum = 0;
  for (const Figure& figure : statistics.row_totals) sum += figure.value;
  if (counted && sum > statistics.total.value)
    write("\n" +
          words("A record with several values counts once under each; the total counts it once.") +
          "\n");
}

void PeriodReport::chart(const Phrase& title, const std::string& name,
                         const Statistics& statistics) {
  if (!request_.with_pictures || statistics.rows.empty()) return;
  const Chart chart = bars_of(statistics, title.shown + ", " + request_.period_text);
  picture(chart.title, name, as_svg(chart));
}

void PeriodReport::picture(const std::string& title, const std::string& name, std::string svg) {
  if (!request_.with_pictures) return;
  const std::string file = name_ + "-" + name + ".svg";
  report_.pictures.push_back({file, std::move(svg)});
  write("![" + for_markdown(title) + "](" + file + ")\n\n");
}

std::string PeriodReport::names_of(const Statistics& statistics, const Figure& figure) {
  std::map<std::pair<std::string_view, const Record*>, std::size_t> records;
  for (const std::uint32_t unit : figure.units) {
    const Record* record = statistics.units[unit].record;
    ++records[{reader_name(*record), record}];
  }
  std::string text;
  for (const auto& [named, parts] : records)
    text += (text.empty() ? "" : ", ") + for_markdown(named.first) +
            (parts == 1 ? "" : " (" + std::to_string(parts) + ")");
  return text;
}

void PeriodReport::named_table(const std::string& subject, const std::string& by,
                               std::string_view label) {
  const StatsQuery asked = query(subject, {}, by);
  const Statistics statistics = count(view_, asked);
  chart(phrase(label), subject + "-by-" + slug(by), statistics);
  table_head({by, subject + ":", "names"});
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    write("| " + for_markdown(statistics.rows[r].label) + " | " + number(statistics.row_totals[r]) +
          " | " + names_of(statistics, statistics.row_totals[r]) + " |\n");
  write("| **" + words("Total") + "** | **" + number(statistics.total) + "** | |\n");
  if (!statistics.undated.units.empty())
    write("| **" + undated_label(open_words(asked.period->reading), language()) + "** | **" +
          number(statistics.undated) + "** | " + names_of(statistics, statistics.undated) + " |\n");
  source(subject, {}, by);
}

bool PeriodReport::undated(const std::vector<std::string_view>& subjects) {
  bool any = false;
  for (const std::string_view subject : subjects) {
    const Statistics statistics = count(view_, query(subject, {}));
    if (statistics.undated.units.empty()) continue;
    const Subject& of = *find_subject(subject);
    const Figure& open = statistics.undated;
    const std::string_view what =
        reading_of(of) == Reading::active
            ? for_figure(open,
                         "**{}** {} may have been active in the period and is in no figure above: "
                         "{}.",
                         "**{}** {} may have been active in the period and are in no figure above: "
                         "{}.")
            : for_figure(open,
                         "**{}** {} may lie outside the period and is in no figure above: {}.",
                         "**{}** {} may lie outside the period and are in no figure above: {}.");
    write("- " +
          words(what, number(open), words(for_figure(open, of.singular, of.plural)),
                names_of(statistics, open)) +
          "\n");
    any = true;
  }
  return any;
}

void PeriodReport::drafts(const std::vector<RecordKind>& of) {
  std::string names;
  for (const RecordKind kind : of)
    for (const Record& record : view_.store.records(kind))
      if (record.draft) names += (names.empty() ? "" : ", ") + for_markdown(reader_name(record));
  if (!names.empty()) write("\n" + words("Left out, since they are drafts: {}.", names) + "\n");
}

}  // namespace mieux
