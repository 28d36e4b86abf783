#include "mieux/procedure/reviews/recommendations.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "mieux/base/fold.hpp"

namespace mieux {
namespace {

constexpr std::array<std::string_view, 4> state_words{"not answered", "open", "done", "rejected"};

/// Has it happened by the day? What has no date has.
bool happened_by(const When& when, AsOf as_of) {
  return !when.known || happened(when, as_of) != Truth::no;
}

}  // namespace

std::string_view word_of(RecommendationState state) {
  return state_words[static_cast<std::size_t>(state)];
}

RecommendationState state_of(const Recommendation& recommendation, AsOf as_of) {
  using enum RecommendationState;
  if (recommendation.done.known && happened_by(recommendation.done, as_of)) return done;
  const bool has_answer = recommendation.response.is_there() || recommendation.has_answer ||
                          recommendation.answered.known;
  if (!has_answer || !happened_by(recommendation.answered, as_of)) return unanswered;
  return recommendation.response.value == "rejected" ? rejected : open;
}

bool is_overdue(const Recommendation& recommendation, AsOf as_of) {
  return state_of(recommendation, as_of) == RecommendationState::open &&
         recommendation.deadline.known && recommendation.deadline.date.last() < as_of.day;
}

std::string name_of(const Review& review, std::size_t index) {
  const Text& number = review.recommendations[index].number;
  if (number.is_there()) return "r" + std::string{number.value};
  return "recommendations." + std::to_string(index + 1);
}

std::optional<std::size_t> place_of(const Review& review, std::string_view number) {
  for (std::size_t i = 0; i < review.recommendations.size(); ++i)
    if (review.recommendations[i].number.is_there() &&
        review.recommendations[i].number.value == number)
      return i;
  return std::nullopt;
}

std::vector<RecommendationOf> recommendations_of(const Store& store, AsOf as_of) {
  std::vector<RecommendationOf> all;
  for (const Record& record : store.records(RecordKind::review)) {
    const Review& review = store.reviews()[record.position];
    if (!record.whole || record.draft || !happened_by(review.date, as_of)) continue;
    for (std::size_t i = 0; i < review.recommendations.size(); ++i)
      all.push_back({&record, i, state_of(review.recommendations[i], as_of)});
  }
  const auto place = [&](const RecommendationOf& one) {
    const Review& review = store.reviews()[one.review->position];
    const When& deadline = review.recommendations[one.index].deadline;
    const When& day = deadline.known ? deadline : review.date;
    return std::tuple{!deadline.known, !day.known, day.date.last(), day.date.first()};
  };
  std::ranges::stable_sort(all, {}, place);
  return all;
}

}  // namespace mieux
