// The report `board`: what Actions lack, for the staff.
#include "mieux/reports/fieldwork/board_report.hpp"

#include <algorithm>

#include "action_parts.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/queries/figures/stats.hpp"

namespace mieux {
namespace {

/// What one person has to see to.
struct BoardLine {
  std::string staff;  ///< empty: nobody is responsible
  const Record* record = nullptr;
  MissingItem item;
};

std::vector<BoardLine> board_lines(const View& view) {
  require_readable(view.store, RecordKind::action);
  const MissingItems missing(view.store, view.as_of);
  std::vector<BoardLine> lines;
  for (const Record& record : view.store.records(RecordKind::action)) {
    if (record.draft || record.imported) continue;
    const std::vector<MissingItem> items = missing.of(record);
    if (items.empty()) continue;
    std::vector<std::string> staff = responsible_for(view.store, record, view.as_of.day);
    if (staff.empty()) staff.emplace_back();
    for (const std::string& person : staff)
      for (const MissingItem& item : items) lines.push_back({person, &record, item});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const BoardLine& a, const BoardLine& b) {
    if (a.staff.empty() != b.staff.empty()) return b.staff.empty();
    return a.staff < b.staff;
  });
  return lines;
}

std::vector<Grid::Cell> cells_of(const View& view, const BoardLine& line) {
  const MissingItem& item = line.item;
  const std::string_view status = word_of(status_of(view, *line.record));
  const Language& language = view.language;
  const std::string until = item.due ? language.date(*item.due) : std::string{};
  const bool over = item.due && item.due->last() < view.as_of.day;
  const std::string action{line.record->id};
  const std::string where = item.part.empty() ? action : action + "/" + item.part;
  return {{action, where},
          {item.part, item.part},
          {std::string{reader_name(*line.record)}, std::string{reader_name(*line.record)}},
          {std::string{status}, std::string{view.label("action_status", status)}},
          {std::string{word_of(item.kind)}, language.text(word_of(item.kind))},
          {item.what, missing_in(language, item.what)},
          {item.due ? item.due->to_string() : until,
           over ? language.text("{}, overdue", until) : until}};
}

}  // namespace

Grid board_grid(const View& view) {
  Grid grid;
  for (const std::string_view id :
       {"responsible", "action", "part", "name", "status", "missing", "what", "until"})
    grid.columns.push_back({std::string{id}, view.language.text(id), false, id == "until"});
  for (const BoardLine& line : board_lines(view)) {
    Grid::Row row;
    row.cells = cells_of(view, line);
    row.cells.insert(row.cells.begin(), {line.staff, line.staff});
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

namespace {

void write_line(const View& view, const BoardLine& line, Report& report) {
  const std::vector<Grid::Cell> cells = cells_of(view, line);
  report.markdown += "| `" + cells[0].label + "` | " + for_markdown(cells[2].label) + " | " +
                     for_markdown(cells[3].label) + " | " +
                     view.language.text("{}: {}", cells[4].label, for_markdown(cells[5].label)) +
                     " | " + cells[6].label + " |\n";
}

/// Those that are in no line.
void write_left_out(const View& view, Report& report) {
  const auto& actions = view.store.records(RecordKind::action);
  const auto imported = static_cast<std::size_t>(std::count_if(
      actions.begin(), actions.end(), [](const Record& one) { return one.imported; }));
  if (imported > 0)
    report.markdown +=
        "\n" +
        view.language.text("Left out, since they were taken over from elsewhere: {}.",
                           view.language.counted(imported, "Action", "Actions")) +
        "\n";
}

}  // namespace

Report board_report(const View& view, const ReportRequest&) {
  const Language& language = view.language;
  const std::string title{view.store.programme().title.value};
  const Date day{view.as_of.day, view.as_of.day};
  Report report;
  report.heading(1, phrase(language, "{}: what Actions lack, {}",
                           title.empty() ? phrase(language, "The facility") : Phrase{title, title},
                           Phrase{Language{}.date(day), language.date(day)}));
  const std::vector<BoardLine> lines = board_lines(view);
  if (lines.empty()) report.markdown += language.text("Nothing is missing.") + "\n";
  const BoardLine* before = nullptr;
  for (const BoardLine& line : lines) {
    if (before == nullptr || before->staff != line.staff) {
      if (before != nullptr) report.markdown += "\n";
      report.heading(2, line.staff.empty() ? phrase(language, "Nobody is responsible")
                                           : Phrase{line.staff, line.staff});
      report.markdown += table_head(language, {"Action", "name", "status", "missing", "until"});
    }
    write_line(view, line, report);
    before = &line;
  }
  write_left_out(view, report);
  return report;
}

}  // namespace mieux
