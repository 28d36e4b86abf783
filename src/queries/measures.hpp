#pragma once

#include "mieux/queries/stats.hpp"

namespace mieux {

/// The figure of some units. `values` is scratch memory.
Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions);

}  // namespace mieux
