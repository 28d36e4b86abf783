#pragma once

#include <string>

#include "mieux/queries/figures/past_figures.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// Figures of the past as a grid: a row for each step, empty where there was no store.
Grid grid_of(const PastFigures& figures);

/// The same as JSON `mieux.stats-history/1`; with the records behind each figure if `explain`.
std::string as_json(const PastFigures& figures, bool explain);

/// The records behind every figure, one line a figure.
Grid explained(const PastFigures& figures);
/// The same for a terminal: each figure with its records below it.
std::string explained_as_text(const PastFigures& figures, unsigned width);

}  // namespace mieux
