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
};

/// Adds what the measure (`participants`, `activities`, `experts`, `mission-days`) finds in a unit.
void add_unit(const View& view, const StatsQuery& query, const Unit& unit, Sum& sum);

/// Adds the numbers of the field measured; with a key only those of a table that have it. Numbers
/// of what did not take place are left out.
void add_numbers(const View& view, const StatsQuery& query, const Unit& unit, std::string_view key,
                 Sum& sum);

}  // namespace mieux
