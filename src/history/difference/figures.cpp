#include "mieux/history/difference/figures.hpp"

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "mieux/base/words.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/reports/documents/report_tables.hpp"
#include "mieux/reports/report.hpp"

namespace mieux::history {
namespace {

/// Where a figure stands.
struct Cell {
  std::string report;
  std::string table;
  std::string row;
  std::string column;

  friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// Figures with their places, in their order.
class Figures {
 public:
  void add(Cell cell, std::string value) {
    if (values_.emplace(cell, value).second) order_.push_back(std::move(cell));
  }
  [[nodiscard]] std::string at(const Cell& cell) const {
    const auto found = values_.find(cell);
    return found == values_.end() ? std::string{} : found->second;
  }
  [[nodiscard]] bool has(const Cell& cell) const { return values_.contains(cell); }
  [[nodiscard]] const std::vector<Cell>& order() const { return order_; }

 private:
  std::map<Cell, std::string> values_;
  std::vector<Cell> order_;
};

Figures figures_of_reports(const View& view) {
  Figures figures;
  ReportRequest request;
  request.period_text = "all years";
  for (const ReportKind& kind : report_kinds()) {
    if (!kind.has_figures) continue;
    const Report report = kind.make(view, request);
    for (TableFigure& one : figures_in(report.markdown)) {
      if (one.in_sentence) one.row.replace(0, std::string_view{"text"}.size(), "in the text ");
      one.row = std::string{trimmed(one.row)};
      figures.add(
          {std::string{kind.name}, std::move(one.title), std::move(one.row), std::move(one.column)},
          std::move(one.value));
    }
  }
  return figures;
}

/// What is counted; of an element of a list only whether it is.
std::string figure_of(const CheckedClaim& claim, const CheckedClaim::Line& line) {
  if (!claim.is_list) return line.counted;
  return line.records.empty() ? std::string{} : "counted";
}

/// What people read for the row of a claim; empty if it has no label.
std::string label_in(const std::map<std::string, CheckedClaim>& claims, const MovedFigure& figure) {
  const auto found = claims.find(figure.table);
  if (found == claims.end()) return {};
  for (const CheckedClaim::Line& line : found->second.lines)
    if (line.key == figure.row) return line.label;
  return {};
}

/// What the claims say, line by line, and the verdict of each under its id.
Figures figures_of_claims(const View& view, std::map<std::string, CheckedClaim>& claims) {
  Figures figures;
  require_readable(view.store, RecordKind::claim);
  for (const Record& record : view.store.records(RecordKind::claim)) {
    if (record.draft) continue;
    const std::string id{record.id};
    CheckedClaim& claim = claims[id] = check_claim(view, record);
    for (const CheckedClaim::Line& line : claim.lines)
      figures.add({"claim", id, line.key, {}}, figure_of(claim, line));
    if (claim.lines.empty() && !claim.counted.empty())
      figures.add({"claim", id, {}, {}}, claim.counted);
  }
  return figures;
}

/// What is not in a table is nothing there.
bool says_nothing(const std::string& figure) {
  return figure.empty() || figure == "0" || figure == "none" || figure == "0.0%";
}

std::vector<MovedFigure> moved(const Figures& before, const Figures& after) {
  std::vector<MovedFigure> figures;
  std::set<std::array<std::string, 5>> said;  // several reports may have a table
  const auto compare = [&](const Cell& cell) {
    MovedFigure figure{cell.report, cell.table,      cell.row,
                       cell.column, before.at(cell), after.at(cell)};
    const bool same = figure.before == figure.after ||
                      (says_nothing(figure.before) && says_nothing(figure.after));
    if (!same &&
        said.insert({cell.table, cell.row, cell.column, figure.before, figure.after}).second)
      figures.push_back(std::move(figure));
  };
  for (const Cell& cell : after.order()) compare(cell);
  for (const Cell& cell : before.order())
    if (!after.has(cell)) compare(cell);
  return figures;
}

/// Leaves out a table whose figures another report says already, all of them, under another name.
void leave_out_said(std::vector<MovedFigure>& figures) {
  using Table = std::pair<std::string, std::string>;
  std::map<Table, std::vector<std::array<std::string, 4>>> tables;
  for (const MovedFigure& figure : figures)
    tables[{figure.report, figure.table}].push_back(
        {figure.row, figure.column, figure.before, figure.after});
  std::set<Table> kept;
  std::map<std::vector<std::array<std::string, 4>>, std::string> reports;  // that say this first
  for (const MovedFigure& figure : figures) {
    const Table table{figure.report, figure.table};
    if (reports.try_emplace(tables[table], figure.report).first->second == figure.report)
      kept.insert(table);
  }
  std::erase_if(figures, [&](const MovedFigure& figure) {
    return !kept.contains({figure.report, figure.table});
  });
}

std::string note_on(const CheckedClaim& before, const CheckedClaim& after) {
  std::string note = "published: " + after.published;
  if (before.verdict != after.verdict)
    note +=
        "; " + std::string{name_of(before.verdict)} + " -> " + std::string{name_of(after.verdict)};
  return note;
}

}  // namespace

std::vector<MovedFigure> figures_between(const View& before, const View& after) {
  std::vector<MovedFigure> figures = moved(figures_of_reports(before), figures_of_reports(after));
  leave_out_said(figures);
  std::map<std::string, CheckedClaim> old_claims;
  std::map<std::string, CheckedClaim> new_claims;
  const Figures old = figures_of_claims(before, old_claims);
  const Figures now = figures_of_claims(after, new_claims);
  for (MovedFigure& figure : moved(old, now)) {
    const auto was = old_claims.find(figure.table);
    const auto is = new_claims.find(figure.table);
    figure.label = label_in(new_claims, figure);
    if (figure.label.empty()) figure.label = label_in(old_claims, figure);
    if (was != old_claims.end() && is != new_claims.end())
      figure.note = note_on(was->second, is->second);
    else
      figure.note = is == new_claims.end() ? "the claim is gone" : "the claim is new";
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace mieux::history
