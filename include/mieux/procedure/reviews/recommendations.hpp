#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// What becomes of the recommendations of external reviews.

enum class RecommendationState : std::uint8_t {
  unanswered,  ///< nobody has answered yet
  open,        ///< answered and, as far as it was accepted, not carried out
  done,
  rejected,
};

/// By RecommendationState: `not answered`, `open`, `done`, `rejected`.
std::string_view word_of(RecommendationState state);

/// How it stood on the day. What was done without an answer is done; what was answered without a
/// day, or without saying whether it was accepted, was answered.
RecommendationState state_of(const Recommendation& recommendation, AsOf as_of);

/// Is the recommendation open, and its deadline surely over?
bool is_overdue(const Recommendation& recommendation, AsOf as_of);

/// `r2`; by its place, `recommendations.2`, if it has no number.
std::string name_of(const Review& review, std::size_t index);

/// The place of the recommendation with this number in its list; nothing if there is none.
std::optional<std::size_t> place_of(const Review& review, std::string_view number);

/// A recommendation of a review.
struct RecommendationOf {
  const Record* review = nullptr;
  std::size_t index = 0;
  RecommendationState state = RecommendationState::unanswered;
};

/// All recommendations of the reviews that could be read and are no drafts, of reviews that were
/// there on the day: those with a deadline first, by its last day, then by the day of the review.
std::vector<RecommendationOf> recommendations_of(const Store& store, AsOf as_of);

}  // namespace mieux
