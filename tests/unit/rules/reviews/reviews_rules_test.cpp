// Ratings on their scale and scheme, recommendations with their numbers, deadlines and dates.

#include <doctest/doctest.h>

#include <string>

#include "rules/checking.hpp"

namespace reviews_rules_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

/// A review with these lines, and the criteria of its scheme.
std::string review(const std::string& lines) {
  return "== vocabularies/external_reviews.tsv\nid\tlabel\nmte\tMid-term\n"
         "== vocabularies/dac_criteria.tsv\nid\tlabel\tsince\nrelevance\tRelevance\t1991\n"
         "coherence\tCoherence\t2019\n== reviews/r\ntype: mte\n" +
         lines;
}

}  // namespace

TEST_CASE("criteria are those that the scheme had in the year of the review") {
  check_each("review-criterion", Severity::error,
             {review("date: \"2014\"\ncriteria_scheme: dac\nratings:\n"
                     "  - criterion: relevance\n    rating: a\n"
                     "  - criterion: «coherence»\n    rating: a\n"
                     "  - criterion: «usefulness»\n    rating: a\n"),
              review("criteria_scheme: dac\nratings:\n"
                     "  - criterion: coherence\n    rating: a\n"
                     "  - criterion: «usefulness»\n    rating: a\n")});
  check_none("review-criterion",
             {review("date: \"2019\"\ncriteria_scheme: dac\nratings:\n"
                     "  - criterion: coherence\n    rating: a\n"),
              review("ratings:\n  - criterion: usefulness\n    rating: a\n"),
              review("criteria_scheme: ec\nratings:\n  - criterion: usefulness\n    rating: a\n")});
}

TEST_CASE("ratings are on the scale of the review, if it has one") {
  check_each("review-rating", Severity::error,
             {review("scale: [low, high]\nratings:\n  - criterion: relevance\n    rating: high\n"
                     "  - criterion: impact\n    rating: «medium»\n")});
  check_none("review-rating", {review("ratings:\n  - criterion: relevance\n    rating: high\n")});
}

TEST_CASE("what is rated was sampled") {
  const auto rated = [](const std::string& lines) {
    return "== actions/a\naliases: [b]\n== actions/c\n" + review(lines);
  };
  check_each("rated-not-sampled", Severity::warning,
             {rated("actions: [a]\nratings:\n  - criterion: impact\n    action: «c»\n"
                    "    rating: x\n"),
              rated("ratings:\n  - criterion: impact\n    action: «a»\n    rating: x\n")});
  check_none("rated-not-sampled",
             {rated("actions: [a]\nratings:\n  - criterion: impact\n    action: a\n    rating: x\n"
                    "  - criterion: impact\n    action: b\n    rating: x\n"
                    "  - criterion: impact\n    rating: x\n")});
}

TEST_CASE("a recommendation that was answered has a number of its own") {
  check_each(
      "recommendation-number", Severity::error,
      {review("recommendations:\n  - text: «A»\n    response: rejected\n"),
       review("recommendations:\n  - text: «A»\n    answer: Yes.\n"),
       review("recommendations:\n  - text: «A»\n    done: 2024-01-02\n"),
       review("recommendations:\n  - number: 1\n    text: A\n  - number: «1»\n    text: B\n")});
  check_none("recommendation-number",
             {review("recommendations:\n  - text: A\n  - text: B\n"),
              review("recommendations:\n  - number: 2\n    text: A\n    response: rejected\n")});
}

TEST_CASE("what was accepted and is not done has a deadline") {
  const auto answered = [](const std::string& lines) {
    return review("recommendations:\n  - number: 1\n    text: A\n" + lines);
  };
  check_each(
      "recommendation-deadline", Severity::warning,
      {answered("    response: «accepted»\n"), answered("    response: «partly-accepted»\n")});
  check_none("recommendation-deadline",
             {answered("    response: rejected\n"), answered("    answer: Yes.\n"),
              answered("    response: accepted\n    deadline: 2025-01-02\n"),
              answered("    response: accepted\n    done: 2024-01-02\n")});
}

TEST_CASE(
    "answers come after the review, deadlines after the answer, and nothing from the future") {
  const auto dated = [](const std::string& lines) {
    return review("date: 2023-05-30\nrecommendations:\n  - number: 1\n    text: A\n" + lines);
  };
  check_each("date-order", Severity::error,
             {dated("    answered: «2023-05-29»\n"),
              dated("    answered: 2023-07-03\n    deadline: «2023-06»\n"),
              review("start: 2023-03-01\nend: «2023-02»\n")});
  check_none("date-order", {dated("    answered: 2023-05\n"),
                            dated("    answered: 2023-07-03\n    done: 2023-06-01\n")});
  check_each("event-in-future", Severity::error,
             {dated("    answered: «2024-07-01»\n"), dated("    done: «2024-07-01»\n")});
  check_none("event-in-future", {dated("    answered: 2023-07-03\n    deadline: 2030-01-01\n")});
}

}  // namespace reviews_rules_test
