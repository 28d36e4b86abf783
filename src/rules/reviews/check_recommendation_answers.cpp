#include <map>

#include "mieux/procedure/reviews/recommendations.hpp"
#include "reviews_rules.hpp"

namespace mieux {
namespace {

/// Answers refer to a recommendation by its number: each that is answered has one of its own.
void check_numbers(const RuleRun& run, const Record& record, const Review& review) {
  std::map<std::string_view, Span> numbers;
  for (const Recommendation& one : review.recommendations) {
    const bool is_answered =
        one.response.is_there() || one.has_answer || one.answered.known || one.done.known;
    if (!one.number.is_there() && is_answered)
      run.error(record, {"recommendation-number", one.span,
                         "a recommendation that was answered has no number",
                         "add `number:` with its number in the report"});
    if (!one.number.is_there()) continue;
    const auto [found, added] = numbers.try_emplace(one.number.value, one.number.span);
    if (!added)
      run.error(record, {"recommendation-number",
                         one.number.span,
                         "two recommendations have the number " + std::string{one.number.value},
                         "give each the number that it has in the report",
                         {{&record, found->second, "the first one"}}});
  }
}

void check_deadlines(const RuleRun& run, const Record& record, const Review& review) {
  for (std::size_t i = 0; i < review.recommendations.size(); ++i) {
    const Recommendation& one = review.recommendations[i];
    const bool accepted = one.response.is_there() && one.response.value != "rejected";
    if (!accepted || one.deadline.known || one.done.known) continue;
    const std::string place = "recommendations." + std::to_string(i + 1);
    run.warning(record,
                {"recommendation-deadline", one.response.span,
                 "recommendation " + name_of(review, i) + " was accepted without a deadline",
                 "`mieux review set " + std::string{record.id} + " " + place +
                     ".deadline=DATE` says by when it is to be carried out"});
  }
}

}  // namespace

/// What was answered has a number; what was accepted has a deadline until it is done.
void check_recommendation_answers(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::review)) {
    const Review& review = run.store.reviews()[record.position];
    check_numbers(run, record, review);
    check_deadlines(run, record, review);
  }
}

}  // namespace mieux
