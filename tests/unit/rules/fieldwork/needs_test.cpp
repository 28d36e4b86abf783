// Needs of experts, how they stand, and the missions that answer them.
#include "mieux/procedure/fieldwork/needs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "rules/checking.hpp"
#include "store/store_folder.hpp"

namespace needs_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

constexpr std::string_view activities =
    "activities:\n"
    "  - id: a1\n    types: [training]\n    title: One\n    start: 2024-05-06\n"
    "  - id: a2\n    types: [training]\n    title: Two\n    start: 2024-05-13\n"
    "  - id: a3\n    types: [training]\n    title: Three\n"
    "    outcome:\n      state: cancelled\n      date: 2024-04-02\n      reason: R\n";

std::string action(std::string_view needs, std::string_view missions = {}) {
  return "== vocabularies/activity_types.tsv\nid\tlabel\ntraining\tTraining\n"
         "== vocabularies/countries.tsv\nid\tname\nFRA\tFrance\n"
         "== vocabularies/expert_backgrounds.tsv\nid\tlabel\nngo\tNGO\n== actions/a\n" +
         std::string{activities} + "needs:\n" + std::string{needs} +
         (missions.empty() ? "" : "missions:\n" + std::string{missions});
}

std::string mission(std::string_view id, std::string_view rest) {
  return "  - id: " + std::string{id} + "\n    country: FRA\n    background: ngo\n" +
         std::string{rest};
}

}  // namespace

TEST_CASE("unknown-need") {
  check_each("unknown-need", Severity::error,
             {action("  - id: n1\n", mission("m1", "    need: «n2»\n")),
              "== vocabularies/countries.tsv\nid\tname\nFRA\tFrance\n"
              "== vocabularies/expert_backgrounds.tsv\nid\tlabel\nngo\tNGO\n"
              "== actions/a\nmissions:\n" +
                  mission("m1", "    need: «n1»\n")});
  check_none("unknown-need", {action("  - id: n1\n", mission("m1", "    need: n1\n"))});
}

TEST_CASE("need-elsewhere") {
  const std::string_view of_a1 = "  - id: n1\n    activity: a1\n";
  check_each("need-elsewhere", Severity::error,
             {action(of_a1, mission("m1", "    activity: a2\n    need: «n1»\n")),
              action(of_a1, mission("m1", "    need: «n1»\n"))});
  check_none("need-elsewhere",
             {action(of_a1, mission("m1", "    activity: a1\n    need: n1\n")),
              action("  - id: n1\n", mission("m1", "    activity: a1\n    need: n1\n"))});
}

TEST_CASE("unknown-activity of a need") {
  check_each("unknown-activity", Severity::error, {action("  - id: n1\n    activity: «a9»\n")});
  check_none("unknown-activity", {action("  - id: n1\n    activity: a1\n")});
}

TEST_CASE("need-filled") {
  const auto need = [](std::string_view count, std::string_view unfilled) {
    return "  - id: n1\n    activity: a1\n" + std::string{count} + "    unfilled:\n      " +
           std::string{unfilled};
  };
  const std::string one = mission("m1", "    activity: a1\n    need: n1\n");
  const auto several = [](std::string_view count) {
    return mission("m1", "    count: " + std::string{count} + "\n    activity: a1\n    need: n1\n");
  };
  check_each("need-filled", Severity::error,
             {action(need("", "«reason: R»\n"), one),
              action(need("    count: 2\n", "«reason: R»\n"), several("2"))});
  check_none("need-filled", {action(need("    count: 2\n", "reason: R\n"), one),
                             action(need("    count: 2\n", "reason: R\n"), several("unknown")),
                             action(need("", "reason: R\n"))});
}

TEST_CASE("the days of a need are in order, and past") {
  const auto need = [](std::string_view asked, std::string_view unfilled) {
    return action("  - id: n1\n    asked: " + std::string{asked} +
                  "\n    unfilled:\n      date: " + std::string{unfilled} + "\n      reason: R\n");
  };
  check_each("date-order", Severity::error, {need("2024-05-06", "«2024-05-05»")});
  check_none("date-order", {need("2024-05-06", "2024-05-06"), need("2024-05-06", "2024-05")});
  check_each("event-in-future", Severity::error,
             {need("2024-05-06", "«2024-07-01»"), action("  - id: n1\n    asked: «2024-07-01»\n")});
  check_none("event-in-future", {need("2024-05-06", "2024-06-30")});
}

namespace {

/// `open`, or `open?` where it is not certain; with the persons found: `filled 2`.
std::string standing(const Store& store, std::size_t need, std::string_view day) {
  const Action& known = store.actions().front();
  const Day asked = Date::parse(day).value().first();
  const Day today = Date::parse("2026-01-15").value().first();
  const NeedStanding one = standing_of(known, known.needs[need], {asked, today});
  return std::string{word_of(one.state)} + (one.certain ? "" : "?") + " " +
         std::to_string(one.found.known);
}

}  // namespace

namespace {

/// An Action with needs n1 to n5.
Store store_with_needs(const StoreFolder& folder) {
  folder.write("actions/a.yaml",
               StoreFolder::header("actions/a") + "title: A\n" + std::string{activities} +
                   "needs:\n"
                   "  - id: n1\n    activity: a1\n    count: 2\n    asked: 2024-03\n"
                   "  - id: n2\n    activity: a3\n    asked: 2024-03-01\n"
                   "  - id: n3\n    count: 3\n"
                   "  - id: n4\n    asked: 2024-03-01\n    unfilled:\n      date: 2024-04\n"
                   "      reason: R\n"
                   "  - id: n5\n    activity: a2\n    count: 2\n"
                   "missions:\n" +
                   mission("m1", "    activity: a1\n    need: n1\n    count: 2\n") +
                   mission("m2", "    activity: a3\n    need: n2\n") +
                   mission("m3", "    need: n3\n    count: unknown\n") +
                   mission("m4", "    activity: a2\n    need: n5\n"));
  return folder.load();
}

}  // namespace

TEST_CASE("how a need stands follows from its missions and the day") {
  const StoreFolder folder;
  const Store store = store_with_needs(folder);
  struct Row {
    std::size_t need;
    std::string_view day;
    std::string_view expected;
  };
  const std::vector<Row> rows{{0, "2024-02-29", " 2"},          {0, "2024-03-15", "filled? 2"},
                              {0, "2024-04-01", "filled 2"},    {1, "2024-02-29", " 1"},
                              {1, "2024-04-01", "filled 1"},    {1, "2024-04-02", " 0"},
                              {2, "2024-04-01", "open? 1"},     {3, "2024-03-31", "open 0"},
                              {3, "2024-04-10", "unfilled? 0"}, {3, "2024-05-01", "unfilled 0"},
                              {4, "2024-05-01", "open? 1"}};
  for (const Row& row : rows) {
    CAPTURE(row.need);
    CAPTURE(row.day);
    CHECK(standing(store, row.need, row.day) == row.expected);
  }
  const Action& known = store.actions().front();
  const AsOf day{Date::parse("2024-05-01").value().first(),
                 Date::parse("2024-05-01").value().first()};
  const auto lacking = [&](std::size_t need) {
    return lacking_persons(known.needs[need], standing_of(known, known.needs[need], day));
  };
  CHECK(lacking(0) == 0);
  CHECK(lacking(2) == 2);
  CHECK(lacking(3) == 0);
  CHECK(lacking(4) == 1);
}

}  // namespace needs_test
