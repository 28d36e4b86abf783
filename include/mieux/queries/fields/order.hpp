#pragma once

#include <vector>

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// By what units are put in order.
struct Ordering {
  Field field;
  bool descending = false;
};

/// Puts the units in the order of the first field, those alike in it by the second, and so on; else
/// they stay as they are. Dates by their first possible day, numbers by size, records and texts as
/// people read them, terms by their labels; of several values the first counts. Units without a
/// value come last, whichever way.
void sort_units(const View& view, const std::vector<Ordering>& orderings, std::vector<Unit>& units);

}  // namespace mieux
