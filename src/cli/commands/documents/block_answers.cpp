// Blocks of answers: a question of feedback, added up.
#include "block.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/queries/figures/answers.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/reports/answers/answer_views.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux::cli {
namespace {

std::vector<BehindFigure> records_of(const AnswerTable& table, const AnswerSums& sums) {
  std::vector<BehindFigure> records;
  for (const std::uint32_t unit : sums.units) {
    const Record& record = *table.statistics.units[unit].record;
    records.push_back({std::string{record.id}, {}, std::string{record.title.value}});
  }
  return records;
}

/// The records behind a row of the grid: of a group, else all.
const AnswerSums& sums_of_row(const ShownAnswers& shown, const std::string& key) {
  const AnswerTable& table = shown.table;
  for (std::size_t i = 0; i < table.rows.size() && !shown.query.by.empty(); ++i)
    if (table.statistics.rows[table.rows[i]].id == key) return table.sums[i];
  return key == "unknown" && !shown.query.by.empty() ? table.undated : table.total;
}

/// Each cell with a number; which records gave which answer nobody is told.
std::vector<BlockFigure> figures_of(const ShownAnswers& shown, const Grid& grid) {
  std::vector<BlockFigure> figures;
  for (const Grid::Row& row : grid.rows)
    for (std::size_t c = 1; c < row.cells.size(); ++c) {
      const Grid::Cell& cell = row.cells[c];
      if (cell.label.empty()) continue;
      BlockFigure& figure = figures.emplace_back();
      figure.id = slug(row.cells[0].id) + "/" + slug(grid.columns[c].id);
      figure.value = cell.label;
      figure.label = row.cells[0].label + "/" + grid.columns[c].label;
      figure.records = records_of(shown.table, sums_of_row(shown, row.cells[0].id));
    }
  return figures;
}

/// The block's table alone, or with all others of its document.
BlockResult made(const Call& call, const View& view) {
  const Subject& subject = subject_of(RecordKind::feedback);
  StatsOptions options = stats_options_of(call);
  options.by = call.text("by");
  options.measure = "count";
  require_over_time(options, subject);
  const StatsQuery query = asked_query(view, subject, options);
  if (query.by.size() > 1)
    throw Failure(Exit::usage, "by: answers are grouped by one field", "filter by the other one");
  const AnswerTable table =
      count_answers(view, query, require_question(view, call.text("QUESTION"), "QUESTION"));
  const ShownAnswers shown{view, query, table};
  const Grid grid = grid_of(shown);
  BlockResult result;
  for (const std::string& line : about(shown)) result.markdown += for_markdown(line) + "\n\n";
  result.markdown += as_markdown(grid);
  result.figures = figures_of(shown, grid);
  return result;
}

}  // namespace

BlockResult answers_block(const Call& call, const BlockMaker& maker) {
  const View view = view_of_block(call, maker);
  if (view.small_cells != nullptr) return made(call, view);
  return published_together(view, [&](const View& published) { return made(call, published); });
}

}  // namespace mieux::cli
