#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A recommendation of a review as a person typed it: `r2`, or `2`.
struct RecommendationAsked {
  const Record& review;
  std::string number;
};

/// The answer to a recommendation, as it was typed. Empty: not said; what the record says stays.
struct NewAnswer {
  std::string response;  ///< `accepted`, `partly-accepted`, `rejected`
  std::string text;
  std::string deadline;
  std::string by;
  std::string on;  ///< the day of the answer; empty: today, or the day that the record has
};

/// Writes an answer down; the deadline of what is rejected goes. Fails (2) for what is no date, (3)
/// if there is no such recommendation, for a day after today, for a deadline of what is rejected.
Change answer_recommendation(const Store& store, const RecommendationAsked& asked,
                             const NewAnswer& answer, const Circumstances& circumstances);

/// What became of a recommendation, as it was typed.
struct DoneRecommendation {
  std::string on;    ///< empty: today
  std::string text;  ///< by what it was carried out; empty: not said
};

/// Writes down that a recommendation was carried out. Fails (2) for what is no date, (3) if there
/// is no such recommendation, or for a day after today.
Change record_recommendation_done(const Store& store, const RecommendationAsked& asked,
                                  const DoneRecommendation& done,
                                  const Circumstances& circumstances);

}  // namespace mieux
