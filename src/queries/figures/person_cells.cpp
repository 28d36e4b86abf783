#include "person_cells.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/queries/figures/small_cells.hpp"

namespace mieux {
namespace {

/// The figures by an attribute, of all persons together.
class PersonFigures {
 public:
  PersonFigures(const View& view, const Field& field, Statistics& statistics)
      : field_(field), statistics_(statistics) {
    table_.attribute = std::string{subject_of(RecordKind::expert).plural} + "." + field_.name;
    table_.options = static_cast<std::uint32_t>(field_.words.size()) + 1;
    for (const std::uint32_t unit : statistics.total.units) {
      const std::uint32_t person = statistics.units[unit].record->position;
      table_.persons.push_back(person);
      Values values;
      field_.get(view, statistics.units[unit], values);
      table_.option_of[person] = option_of(values.empty() ? "" : values.front().text);
    }
    std::sort(table_.persons.begin(), table_.persons.end());
  }

  [[nodiscard]] const PersonTable& table() const { return table_; }

  void hide(const SmallCells& cells) {
    for (std::size_t i = 0; i < statistics_.rows.size(); ++i) {
      const bool hidden = cells.is_hidden(table_, option_of(statistics_.rows[i].id));
      tell_less(statistics_.row_totals[i], hidden);
      tell_less(statistics_.cells[i], hidden);
    }
  }

 private:
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

  const Field& field_;
  Statistics& statistics_;
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
  // Beside another field the zeros of small rows tell of single persons, whatever else is hidden.
  if (query.by.size() > 1)
    throw Failure(Exit::usage, "--by: persons are counted by " + found->name + " alone",
                  "leave the other field out; or, for staff alone, add --internal: what is printed "
                  "is marked");
  PersonFigures figures(view, *found, statistics);
  SmallCells alone;
  SmallCells& together = view.small_cells == nullptr ? alone : *view.small_cells;
  if (!together.is_decided()) together.add(figures.table());
  if (view.small_cells == nullptr) together.decide();
  if (together.is_decided()) figures.hide(together);
}

}  // namespace mieux
