#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mieux/git/git.hpp"
#include "mieux/queries/figures/past_figures.hpp"
#include "mieux/store/store.hpp"

namespace mieux::history {

/// What is counted at the end of each step.
struct PastAsked {
  std::vector<Step> steps;  ///< in their order; none begins after `as_of`
  Day as_of;                ///< the last step is asked about this day, if it ends later
  std::string from;         ///< id of the commit whose history it is
  bool with_names = false;  ///< of all that is counted
  std::function<Store(Store::Options)> load;
  std::function<View(const Store&, AsOf)> view;  ///< may throw Failure
  std::function<StatsQuery(const View&)> query;  ///< the same
};

/// Counts, for each step, what the last revision by its end said of that day. The caller puts in
/// how it was asked for (`PastFigures::subject` to `as_of`). A revision is read
/// once, and of the next one only what differs. What cannot be counted is said in its step, and the
/// rest goes on. Fails (2) if the newest store has no answer to such a question, as the query does;
/// as the newest one does if none can be counted.
PastFigures past_figures(const git::Repository& repository, const PastAsked& asked);

/// The day on which the store was first committed in the history of `from`, as far as this clone
/// has it; nothing if it never was.
std::optional<Day> first_day_of_store(const git::Repository& repository, const std::string& from);

}  // namespace mieux::history
