#pragma once

#include <string>
#include <vector>

#include "mieux/queries/figures/claims.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// Published figures beside the counted ones, one claim a line.
Grid grid_of(const std::vector<CheckedClaim>& claims);

/// The same as JSON `mieux.claims/1`, with the records behind each counted figure.
std::string claims_as_json(const std::vector<CheckedClaim>& claims);

}  // namespace mieux
