#pragma once

#include <string>
#include <vector>

#include "mieux/queries/figures/claims.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux {

// The claims were checked in `language`.

/// Published figures beside the counted ones, one claim a line; with what `details_of` says of
/// each, in columns, if `details`.
Grid grid_of(const std::vector<CheckedClaim>& claims, bool details, const Language& language = {});

/// What the table has no room for: titles, the lines that differ, explanations; with the records
/// behind each figure if `explain`.
std::string details_of(const std::vector<CheckedClaim>& claims, bool explain, unsigned width,
                       const Language& language);

/// The same as JSON `mieux.claims/1`, with the records behind each counted figure.
std::string claims_as_json(const std::vector<CheckedClaim>& claims);

}  // namespace mieux
