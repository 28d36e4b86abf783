// The report `board`: what Actions lack, for the staff.
#include "mieux/reports/fieldwork/board_report.hpp"

#include <algorithm>

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
  const std::string until = item.due ? item.due->to_string() : std::string{};
  const bool over = item.due && item.due->last() < view.as_of.day;
  const std::string action{line.record->id};
  const std::string where = item.part.empty() ? action : action + "/" + item.part;
  return {
      {action, where},
      {item.part, item.part},
      {std::string{reader_name(*line.record)}, std::string{reader_name(*line.record)}},
      {std::string{status}, std::string{view.store.vocabularies().label("action_status", status)}},
      {std::string{word_of(item.kind)}, std::string{word_of(item.kind)}},
      {item.what, item.what},
      {until, until + (over ? ", overdue" : "")}};
}

}  // namespace

Grid board_grid(const View& view) {
  Grid grid;
  for (const std::string_view id :
       {"responsible", "action", "part", "name", "status", "missing", "what", "until"})
    grid.columns.push_back({std::string{id}, std::string{id}, false, id == "until"});
  for (const BoardLine& line : board_lines(view)) {
    Grid::Row row;
    row.cells = cells_of(view, line);
    row.cells.insert(row.cells.begin(), {line.staff, line.staff});
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

Report board_report(const View& view, const ReportRequest&) {
  const std::string_view title = view.store.programme().title.value;
  std::string text = "# " + for_markdown(title.empty() ? "The facility" : title) +
                     ": what Actions lack, " + to_string(view.as_of.day) + "\n\n";
  const std::vector<BoardLine> lines = board_lines(view);
  if (lines.empty()) text += "Nothing is missing.\n";
  const BoardLine* before = nullptr;
  for (const BoardLine& line : lines) {
    if (before == nullptr || before->staff != line.staff)
      text += std::string{before == nullptr ? "" : "\n"} + "## " +
              (line.staff.empty() ? "Nobody is responsible" : for_markdown(line.staff)) +
              "\n\n| Action | name | status | missing | until |\n|---|---|---|---|---|\n";
    const std::vector<Grid::Cell> cells = cells_of(view, line);
    text += "| `" + cells[0].label + "` | " + for_markdown(cells[2].label) + " | " +
            for_markdown(cells[3].label) + " | " + cells[4].label + ": " +
            for_markdown(cells[5].label) + " | " + cells[6].label + " |\n";
    before = &line;
  }
  const auto& actions = view.store.records(RecordKind::action);
  const auto imported = static_cast<std::size_t>(std::count_if(
      actions.begin(), actions.end(), [](const Record& one) { return one.imported; }));
  if (imported > 0)
    text +=
        "\nLeft out, since they were taken over from elsewhere: " + counted(imported, "Action") +
        ".\n";
  return {std::move(text), {}};
}

}  // namespace mieux
