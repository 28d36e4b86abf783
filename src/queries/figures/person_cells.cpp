#include "person_cells.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/queries/figures/small_cells.hpp"

namespace mieux {
namespace {

/// The figures of a table by an attribute and perhaps another field, as rows of persons.
class PersonFigures {
 public:
  PersonFigures(const View& view, const StatsQuery& query, Statistics& statistics, std::size_t axis)
      : view_(view),
        field_(query.by[axis]),
        statistics_(statistics),
        by_row_(axis == 0),
        is_alone_(query.by.size() == 1) {
    table_.attribute = std::string{query.subject->plural} + "." + field_.name;
    table_.options = static_cast<std::uint32_t>(field_.words.size()) + 1;
    if (!is_alone_)
      for (const Figure& figure : by_row_ ? statistics.column_totals : statistics.row_totals)
        add_row(figure.units);
    add_row(statistics.total.units);
  }

  [[nodiscard]] const PersonTable& table() const { return table_; }

  void hide(const SmallCells& cells) {
    const std::vector<Key>& options = by_row_ ? statistics_.rows : statistics_.columns;
    const std::size_t others = table_.rows.size() - 1;
    for (std::size_t o = 0; o < options.size(); ++o) {
      const std::uint32_t option = option_of(options[o].id);
      for (std::size_t other = 0; other < others; ++other)
        tell_less(cell(o, other), cells.is_hidden(table_, other, option));
      const bool hidden = cells.is_hidden(table_, others, option);
      tell_less(by_row_ ? statistics_.row_totals[o] : statistics_.column_totals[o], hidden);
      if (is_alone_) tell_less(statistics_.cells[o], hidden);
    }
  }

 private:
  [[nodiscard]] Figure& cell(std::size_t option, std::size_t other) {
    const std::size_t width = statistics_.columns.size();
    return by_row_ ? statistics_.cells[option * width + other]
                   : statistics_.cells[other * width + option];
  }

  /// No figure by the attribute says who they are.
  static void tell_less(Figure& figure, bool hidden) {
    figure.units.clear();
    figure.hidden = hidden;
    if (hidden) figure.value = 0;
  }

  [[nodiscard]] std::uint32_t option_of(std::string_view id) const {
    const auto word = std::find(field_.words.begin(), field_.words.end(), id);
    return static_cast<std::uint32_t>(word - field_.words.begin());
  }

  void add_row(const std::vector<std::uint32_t>& units) {
    std::vector<std::uint32_t>& row = table_.rows.emplace_back();
    Values values;
    for (const std::uint32_t unit : units) {
      const std::uint32_t person = statistics_.units[unit].record->position;
      row.push_back(person);
      values.clear();
      field_.get(view_, statistics_.units[unit], values);
      table_.option_of[person] = option_of(values.empty() ? "" : values.front().text);
    }
    std::sort(row.begin(), row.end());
  }

  const View& view_;
  const Field& field_;
  Statistics& statistics_;
  bool by_row_;
  bool is_alone_;
  PersonTable table_;
};

}  // namespace

void hide_small_cells(const View& view, const StatsQuery& query, Statistics& statistics) {
  if (view.audience != Audience::everybody) return;
  const auto found = std::find_if(query.by.begin(), query.by.end(),
                                  [](const Field& field) { return field.small_cells; });
  if (found == query.by.end()) return;
  if (query.measure != Measure::count)
    throw Failure(Exit::usage, "--measure: persons by " + found->name + " are counted, no more",
                  "leave --measure out");
  PersonFigures figures(view, query, statistics,
                        static_cast<std::size_t>(found - query.by.begin()));
  SmallCells alone;
  SmallCells& together = view.small_cells == nullptr ? alone : *view.small_cells;
  if (!together.is_decided()) together.add(figures.table());
  if (view.small_cells == nullptr) together.decide();
  if (together.is_decided()) figures.hide(together);
}

}  // namespace mieux
