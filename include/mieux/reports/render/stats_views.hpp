#pragma once

#include <string>

#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// Statistics as a grid: rows, then `Total`, then what could not be dated.
Grid grid_of(const StatsQuery& query, const Statistics& statistics);

/// Statistics as JSON `mieux.stats/1`; with the records behind each figure if `explain`. For staff
/// alone: `"audience": "staff"`.
std::string as_json(const View& view, const StatsQuery& query, const Statistics& statistics,
                    bool explain);

/// The units behind every figure, one line a cell: `mieux stats --explain`.
Grid explained(const View& view, const StatsQuery& query, const Statistics& statistics);
/// The same for a terminal: each figure with its records below it.
std::string explained_as_text(const View& view, const StatsQuery& query,
                              const Statistics& statistics, unsigned width);

}  // namespace mieux
