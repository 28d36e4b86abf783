#pragma once

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// A sum of which parts may be unknown.
struct Sum {
  double value = 0;
  bool exact = true;  ///< false: at least `value`

  void add(double amount, bool known = true) {
    value += amount;
    exact = exact && known;
  }
  void add(const Sum& other) { add(other.value, other.exact); }
};

/// Adds what the measure (`participants`, `activities`, `experts`, `mission-days`) finds in a unit.
void add_unit(const View& view, const StatsQuery& query, const Unit& unit, Sum& sum);

/// The numbers of the field measured in a unit, each with its key if it is a table; undecided where
/// one is not known. Those of what did not take place are left out.
void numbers_of(const View& view, const StatsQuery& query, const Unit& unit, Values& numbers);

/// The path of the field measured, as it was asked for.
std::string measured_path(const StatsQuery& query);

}  // namespace mieux
