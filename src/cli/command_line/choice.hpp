#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/queries/fields/order.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/queries/language/filter.hpp"

namespace mieux::cli {

/// What is listed: of a kind, what passes the filter and lies in the period, if there is one.
struct Choice {
  const Subject& subject;
  const Record* action = nullptr;  ///< of parts: only those of this Action; null: all
  Filter filter;
  std::optional<Period> period;
  bool on_a_day = false;  ///< only what was there on the day asked about
  bool with_drafts = true;
};

/// Units that are surely chosen, and those of which dates leave it open.
struct ChosenUnits {
  std::vector<Unit> units;
  std::vector<Unit> undecided;
};
ChosenUnits chosen_units(const View& view, const Choice& choice);

/// The fields of `--sort`, each with `-` before it if the greatest comes first. Throws Failure (2),
/// located. The orderings hold as long as the text.
std::vector<Ordering> orderings_of(const View& view, const Subject& subject,
                                   const std::string& text);

}  // namespace mieux::cli
