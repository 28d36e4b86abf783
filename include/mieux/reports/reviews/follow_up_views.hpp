#pragma once

#include <string>
#include <vector>

#include "mieux/procedure/reviews/recommendations.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// Recommendations, one a row: deadline, how it stands, to whom, what.
Grid grid_of(const View& view, const std::vector<RecommendationOf>& recommendations);

/// The same as `mieux.follow-up/1`.
std::string follow_up_as_json(const View& view,
                              const std::vector<RecommendationOf>& recommendations);

/// To whom a recommendation is addressed; empty if it is not said.
std::string addressee_of(const View& view, const RecommendationOf& recommendation);

}  // namespace mieux
