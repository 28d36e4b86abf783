// How recommendations of external reviews stand on a day.

#include "mieux/procedure/reviews/recommendations.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/procedure/deadlines/due.hpp"
#include "queries/samples.hpp"

namespace recommendations_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr const char* review =
    "title: R\ntype: mte\ndate: 2023-05-30\nrecommendations:\n"
    "  - number: 1\n    text: A\n    response: accepted\n    answered: 2023-07-03\n"
    "    deadline: 2023-12-31\n    done: 2023-12-11\n"
    "  - number: 2\n    text: B\n    response: partly-accepted\n    answered: 2023-07-03\n"
    "    deadline: 2023-10\n"
    "  - number: 3\n    text: C\n    response: rejected\n    answered: 2023-09\n"
    "  - number: 4\n    text: D\n"
    "  - text: E\n    answer: We shall see.\n";

AsOf by(std::string_view day) { return {date(day).last(), date(day).last()}; }

/// `r2 open`, in the order of the list.
std::string listed(const Sample& sample, std::string_view day) {
  std::string all;
  for (const RecommendationOf& one : recommendations_of(sample.store(), by(day))) {
    const Review& of = sample.store().reviews()[one.review->position];
    all +=
        (all.empty() ? "" : ", ") + name_of(of, one.index) + " " + std::string{word_of(one.state)};
    if (is_overdue(of.recommendations[one.index], by(day))) all += "!";
  }
  return all;
}

}  // namespace

TEST_CASE("a recommendation is answered, carried out or rejected from its day on") {
  const Sample sample({{"reviews/r", review}});
  CHECK(listed(sample, "2023-05-29").empty());
  CHECK(
      listed(sample, "2023-06-01") ==
      "r2 not answered, r1 not answered, r3 not answered, r4 not answered, recommendations.5 open");
  CHECK(listed(sample, "2023-10-31") ==
        "r2 open, r1 open, r3 rejected, r4 not answered, recommendations.5 open");
  CHECK(listed(sample, "2023-11-01") ==
        "r2 open!, r1 open, r3 rejected, r4 not answered, recommendations.5 open");
  CHECK(listed(sample, "2024-01-01") ==
        "r2 open!, r1 done, r3 rejected, r4 not answered, recommendations.5 open");
}

TEST_CASE("recommendations have places by their numbers") {
  const Sample sample({{"reviews/r", review}});
  const Review& of = sample.store().reviews()[0];
  CHECK(place_of(of, "3") == 2U);
  CHECK_FALSE(place_of(of, "5"));
  CHECK_FALSE(place_of(of, ""));
}

TEST_CASE("drafts are not followed up; what is due has a deadline and is not imported") {
  const std::string text = review;
  CHECK(listed(Sample({{"reviews/r", text + "draft: true\n"}}), "2023-11-01").empty());
  const Sample sample({{"reviews/a", text}, {"reviews/b", text + "imported:\n  source: Report\n"}});
  std::string due;
  for (const DueItem& item : due_items(sample.store(), by("2023-11-01")))
    due += std::string{item.record->id} + "/" + item.part + " " + item.due->to_string() + "; ";
  CHECK(due == "a/r2 2023-10; a/r1 2023-12-31; ");
}

}  // namespace recommendations_test
