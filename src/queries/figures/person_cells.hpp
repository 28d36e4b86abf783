#pragma once

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// Of persons by an attribute that everybody sees in figures alone (`find_attribute`): hides small
/// cells from everybody, by all that is published together, else as if the table stood alone. No
/// figure by the attribute names the records behind it. Fails (2) for another measure than the
/// count, and beside another field.
void hide_small_cells(const View& view, const StatsQuery& query, Statistics& statistics);

}  // namespace mieux
