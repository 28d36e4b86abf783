#pragma once

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// The figure of the units at `positions` of `units`, which it keeps.
Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions);

}  // namespace mieux
