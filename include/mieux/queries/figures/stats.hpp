#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/queries/language/filter.hpp"

namespace mieux {

/// What is added up.
enum class Measure : std::uint8_t {
  count,         ///< units
  participants,  ///< of activities
  activities,    ///< of Actions
  experts,       ///< persons on missions
  mission_days,  ///< days of missions, each times its persons
  sum,           ///< the numbers of a field, or of a table
  distinct,      ///< different values of a field
  median,        ///< of the numbers of a field
  share,         ///< percent of the units that say anything for which a condition holds; of a
                 ///< table of numbers, of all its numbers
};

/// Do the figures of parts add up to that of the whole?
constexpr bool adds_up(Measure measure) {
  return measure != Measure::distinct && measure != Measure::median && measure != Measure::share;
}

/// How what lies in a period is told (docs/queries.md).
enum class Reading : std::uint8_t {
  begun,   ///< the day by which a kind is dated lies in it
  active,  ///< it ran on at least one day of it
};

struct Period {
  Date days;
  Reading reading = Reading::begun;
};

/// Does the unit lie in the period? `unknown` if its dates leave it open. The reading `active` is
/// for what lasts (`lasts`).
Truth in_period(const View& view, const Subject& subject, const Unit& unit, const Period& period);

/// Refuses (2) if what the subject names does not last, so that it cannot be active in a period.
void require_lasting(const Subject& subject, std::string_view option);

/// What is said of units for which `in_period` is unknown: "may lie outside the period".
std::string_view open_words(Reading reading);

struct StatsQuery {
  const Subject* subject = nullptr;
  Filter filter;
  std::vector<Field> by;  ///< none, one or two
  Measure measure = Measure::count;
  Field measured;                      ///< of `sum`, `distinct`, `median` and `share`: the field
  const Subject* part = nullptr;       ///< the parts of an Action that `measured` is of, if any
  Filter counted;                      ///< of `share`: the condition; of a table by key: none
  std::string measure_name = "count";  ///< as it was asked for
  std::optional<Period> period;        ///< only units that lie in it
  /// Of figures over time, whose `by` begins with `step_field`: what a step is, such as `year`.
  std::string_view step_word = {};
};

/// A figure and the units behind it, as positions in `Statistics::units`.
struct Figure {
  double value = 0;
  bool exact = true;  ///< false: at least `value`, since parts are unknown
  std::vector<std::uint32_t> units;
  bool is_percent = false;
  /// Of a median or share: on how many units it rests, of a share of a table the sum of its
  /// numbers. 0: there is none.
  std::optional<std::uint32_t> rests_on = {};
  std::uint32_t open = 0;  ///< of a median or share: units that dates leave open; not in it
  /// Of a share: what it is a share of, and how much of it is meant. `value` is rounded.
  double all = 0;
  double meant = 0;
  std::string key = {};  ///< of a table grouped by its keys: that of the numbers; empty: all
  bool hidden = false;   ///< not to be told (`hidden_figures`); `value` is 0 and no unit is named
};

/// A row or column: a value of the field, or one of two that no field has.
struct Key {
  enum class Kind : std::uint8_t { value, silent, undecided };
  std::string id;  ///< `none` where the record is silent, `unknown` where dates leave it open
  std::string label;
  Kind kind = Kind::value;
};

struct Statistics {
  std::vector<Unit> units;
  std::vector<Key> rows;
  std::vector<Key> columns;        ///< empty unless asked by two fields
  std::vector<Figure> cells;       ///< row by row; one a row if there are no columns
  std::vector<Figure> row_totals;  ///< units once, though they stand in several columns
  std::vector<Figure> column_totals;
  Figure total;  ///< units once, though they stand in several rows
  /// May lie in the period or not, or after the day asked about; in no other figure.
  Figure undated;
  std::vector<Unit> undecided;        ///< the filter may hold for them or not; in no figure
  std::vector<const Record*> drafts;  ///< left out
  Language language;                  ///< of the labels of its keys

  [[nodiscard]] const Figure& cell(std::size_t row, std::size_t column) const {
    return cells[row * (columns.empty() ? 1 : columns.size()) + column];
  }
};

/// The order in which keys of a field are shown, as positions in `keys`: terms come in the order of
/// their vocabulary, countries by name, numbers by size, everything else by its letters.
std::vector<std::uint32_t> order_of(const View& view, const Field& field,
                                    const std::vector<Key>& keys);

/// Counts what was there on the day asked about. Fails (3) if a record of the subject's kind
/// cannot be read: a figure without it would be wrong.
Statistics count(const View& view, const StatsQuery& query);

/// The figure that one of the units behind a figure makes alone: what it adds to a sum.
Figure of_unit(const View& view, const StatsQuery& query, const Statistics& statistics,
               const Figure& figure, std::uint32_t unit);

/// The measure called `name` (`count`, `participants`, `sum:participants.women`,
/// `median:days.screened` ...) into `query`, whose subject and fields are set. Throws Failure (2).
void set_measure(const View& view, std::string_view name, StatsQuery& query);

/// `123`, `12.5`, or `at least 123`; of a share `66.7%`. A median or share that some units are
/// missing in says how many: `12 (2 unknown)`; one that rests on no unit is `none`.
std::string to_string(const Figure& figure);
/// The same as the language writes it: `au moins 1 234,5`.
std::string to_string(const Figure& figure, const Language& language);

/// Refuses (3) if a record of this kind, or of one that figures rest on, cannot be read.
void require_readable(const Store& store, RecordKind kind);

}  // namespace mieux
