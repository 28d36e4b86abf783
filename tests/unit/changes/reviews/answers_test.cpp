// Answers to recommendations, and what became of them.

#include "mieux/changes/reviews/answers.hpp"

#include <doctest/doctest.h>

#include <string>

#include "changes/changing.hpp"

namespace answers_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

Store store_of(const StoreFolder& folder) {
  add(folder, "reviews/r",
      "title: R\ntype: mte\ndate: 2023-05-30\nrecommendations:\n  - text: No number\n"
      "  - number: 2\n    text: Ask again  # as the report says\n  - number: 4\n    text: B\n"
      "    deadline: 2024-01-01\n");
  return Store::load(folder.path(), schema::built_in_schemas(), {});
}

}  // namespace

TEST_CASE("an answer is written into the recommendation with its number") {
  const StoreFolder folder;
  const Store store = store_of(folder);
  const RecommendationAsked second{find(store, RecordKind::review, "r"), "r2"};
  const Change change = answer_recommendation(
      store, second, {"accepted", "We shall.", "2026-06", "Steering group", "2025-12-01"},
      circumstances());
  CHECK(lines_changed(change) ==
        "+    response: accepted\n+    answer: We shall.\n+    answered: 2025-12-01\n"
        "+    answered_by: Steering group\n+    deadline: 2026-06\n");
  CHECK(change.sentence == "r/r2: accepted");
  CHECK(change.next == "`mieux due` lists it until `mieux review record-done r/r2`");
  const Change short_one =
      answer_recommendation(store, second, {"rejected", {}, {}, {}, {}}, circumstances());
  CHECK(lines_changed(short_one) == "+    response: rejected\n+    answered: 2026-01-15\n");
}

TEST_CASE("the deadline of what is rejected goes") {
  const StoreFolder folder;
  const Store store = store_of(folder);
  const Record& review = find(store, RecordKind::review, "r");
  const Change change =
      answer_recommendation(store, {review, "4"}, {"rejected", "No.", {}, {}, {}}, circumstances());
  CHECK(lines_changed(change) ==
        "-    deadline: 2024-01-01\n+    response: rejected\n+    answer: No.\n"
        "+    answered: 2026-01-15\n");
}

TEST_CASE("what cannot be an answer is refused") {
  const StoreFolder folder;
  const Store store = store_of(folder);
  const Record& review = find(store, RecordKind::review, "r");
  const auto said = [&](const std::string& number, const NewAnswer& answer) {
    return failure_of([&] {
      answer_recommendation(store, {review, number}, answer, circumstances());
    });
  };
  CHECK(said("r1", {"accepted", {}, {}, {}, {}}) == "3 r has no recommendation 'r1'");
  CHECK(said("r2", {"rejected", {}, "2026-06", {}, {}}) == "3 what is rejected has no deadline");
  CHECK(said("r2", {"accepted", {}, {}, {}, "2026-01-16"}).starts_with("3 "));
  CHECK(said("r2", {"accepted", {}, "soon", {}, {}}).starts_with("2 "));
}

TEST_CASE("what was carried out says when and by what") {
  const StoreFolder folder;
  const Store store = store_of(folder);
  const RecommendationAsked second{find(store, RecordKind::review, "r"), "2"};
  const Change change =
      record_recommendation_done(store, second, {"2025-12", "Decision 4"}, circumstances());
  CHECK(lines_changed(change) == "+    done: 2025-12\n+    done_by: Decision 4\n");
  CHECK(change.sentence == "r/r2: carried out in 2025-12");
  CHECK(failure_of([&] {
          record_recommendation_done(store, second, {"2026-02", {}}, circumstances());
        }).starts_with("3 "));
}

}  // namespace answers_test
