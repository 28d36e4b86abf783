#include "period_report.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

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

void PeriodReport::heading(const std::string& about) {
  const std::string_view title = view_.store.programme().title.value;
  write("# " + for_markdown(title.empty() ? "The facility" : title) + about + ", " +
        for_markdown(request_.period_text) + "\n\nCounted from the records as they stood on " +
        to_string(view_.as_of.day) + ". ");
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
         (own_grouping ? std::string{} : " --grouping " + view_.grouping) + " --as-of " +
         to_string(view_.as_of.day) + "`";
}

void PeriodReport::source(std::string_view subject, std::string_view where, std::string_view by,
                          std::string_view measure) {
  const bool active = reading_of(*find_subject(subject)) == Reading::active;
  write("\nSource" +
        std::string{!has_period() ? ""
                    : active      ? " (active in the period)"
                                  : " (begun in the period)"} +
        ": " + command(subject, where, by, measure) + "\n\n");
}

void PeriodReport::sources(const std::vector<std::string>& commands) {
  write("\nSources:\n\n");
  for (const std::string& one : commands) write("- " + one + "\n");
  write("\n");
}

void PeriodReport::table(const std::string& title, const std::string& subject,
                         const std::string& by, const std::string& where,
                         const std::string& measure) {
  const StatsQuery asked = query(subject, where, by, measure);
  const Statistics statistics = count(view_, asked);
  write("### " + title + "\n\n");
  if (asked.by.size() == 1) chart(title, subject + "-by-" + slug(by), statistics);
  body(asked, statistics);
  source(subject, where, by, measure);
}

void PeriodReport::body(const StatsQuery& asked, const Statistics& statistics) {
  const bool counted = asked.measure_name == "count";
  Grid grid = grid_of(asked, statistics);
  std::string heading = asked.by[0].name;
  heading.erase(0, heading.rfind('.') + 1);  // `letters.channel`
  std::replace(heading.begin(), heading.end(), '_', ' ');
  grid.columns[0].label = heading;
  if (asked.by.size() == 1 && counted) grid.columns[1].label = asked.subject->plural;
  write(as_markdown(grid));
  double sum = 0;
  for (const Figure& figure : statistics.row_totals) sum += figure.value;
  if (counted && sum > statistics.total.value)
    write("\nA record with several values counts once under each; the total counts it once.\n");
}

void PeriodReport::chart(const std::string& title, const std::string& name,
                         const Statistics& statistics) {
  if (!request_.with_pictures || statistics.rows.empty()) return;
  const Chart chart = bars_of(statistics, title + ", " + request_.period_text);
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
                               const std::string& label) {
  const StatsQuery asked = query(subject, {}, by);
  const Statistics statistics = count(view_, asked);
  chart(label, subject + "-by-" + slug(by), statistics);
  write("| " + by + " | " + subject + " | names |\n|---|---:|---|\n");
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    write("| " + for_markdown(statistics.rows[r].label) + " | " +
          to_string(statistics.row_totals[r]) + " | " +
          names_of(statistics, statistics.row_totals[r]) + " |\n");
  write("| **Total** | **" + to_string(statistics.total) + "** | |\n");
  if (!statistics.undated.units.empty())
    write("| **unknown (" + std::string{open_words(asked.period->reading)} + ")** | **" +
          to_string(statistics.undated) + "** | " + names_of(statistics, statistics.undated) +
          " |\n");
  source(subject, {}, by);
}

bool PeriodReport::undated(const std::vector<std::string_view>& subjects) {
  bool any = false;
  for (const std::string_view subject : subjects) {
    const Statistics statistics = count(view_, query(subject, {}));
    if (statistics.undated.units.empty()) continue;
    const Subject& of = *find_subject(subject);
    left_out(std::string{subject} + " " + std::string{open_words(reading_of(of))} +
                 " and are in no figure above: ",
             statistics, statistics.undated);
    any = true;
  }
  return any;
}

void PeriodReport::left_out(const std::string& what, const Statistics& statistics,
                            const Figure& figure) {
  write("- **" + to_string(figure) + "** " + what + names_of(statistics, figure) + ".\n");
}

void PeriodReport::drafts(const std::vector<RecordKind>& of) {
  std::string names;
  for (const RecordKind kind : of)
    for (const Record& record : view_.store.records(kind))
      if (record.draft) names += (names.empty() ? "" : ", ") + for_markdown(reader_name(record));
  if (!names.empty()) write("\nLeft out, since they are drafts: " + names + ".\n");
}

}  // namespace mieux
