#pragma once

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// The figure of the units at `positions` of `units`, which it keeps. `key`: of a table of numbers
/// by whose keys the units are grouped, only those numbers; empty: all.
Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions, std::string_view key = {});

}  // namespace mieux
