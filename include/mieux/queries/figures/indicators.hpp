#pragma once

#include <string>
#include <vector>

#include "mieux/queries/figures/claims.hpp"
#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// An indicator of an objective in mieux.yaml, as the records count it.
struct CountedIndicator {
  std::string objective;  ///< the id of the objective
  std::string indicator;  ///< the id of the indicator
  Figure now;             ///< to date, on the day of the view
  /// Years add up: the figure of a year is what began in it. Otherwise the last one stands: it is
  /// what there was at the end of the year.
  bool adds = true;
  struct Year {
    std::string id;  ///< `2018`
    Figure figure;
  };
  std::vector<Year> years;  ///< from the first year of the programme to that of the view
  std::string command;      ///< that prints `now` again
};

/// The indicators that say how they are counted, in the order of mieux.yaml; without those whose
/// query is wrong (`indicator_problems`). Fails (3) if records that they count cannot be read.
std::vector<CountedIndicator> count_indicators(const View& view);

/// What is wrong with the queries of indicators, with places in mieux.yaml.
std::vector<QueryProblem> indicator_problems(const View& view);

}  // namespace mieux
