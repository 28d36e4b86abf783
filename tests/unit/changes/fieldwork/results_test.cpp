// Results achieved and effects reported.
#include "mieux/changes/fieldwork/results.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"

namespace results_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view two =
    "title: A\nresults:\n  - id: r1\n    title: Officers know the law\n    expected: true\n"
    "  - id: r2\n    title: A service works\n    achieved: 2020-02\n";

Change achieved(const StoreFolder& folder, std::string_view part, const AchievedWish& wish) {
  const Store store = folder.load();
  return record_achieved(store, find(store, RecordKind::action, "act"), part, wish,
                         circumstances());
}

}  // namespace

TEST_CASE("a result that was achieved is no longer expected") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  const Change change = achieved(folder, "r1", {"2025-06", "A test"});
  CHECK(lines_changed(change) ==
        "-    expected: true\n+    achieved: 2025-06\n+    evidence: A test\n");
  CHECK(change.sentence == "act/r1 'Officers know the law': achieved in 2025-06");
}

TEST_CASE("a result is achieved once, not after today, and corrected by another day") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  CHECK(failure_of([&] { (void)achieved(folder, "r2", {}); }) ==
        "3 act/r2 was achieved already, in 2020-02");
  CHECK(failure_of([&] {
          (void)achieved(folder, "r1", {"2026-01-16", {}});
        }) == "3 2026-01-16 is after today (2026-01-15)");
  CHECK(failure_of([&] { (void)achieved(folder, "r3", {}); }) == "2 act has no result 'r3'");
  CHECK(lines_changed(achieved(folder, "r2", {"2020-03", {}})) ==
        "-    achieved: 2020-02\n+    achieved: 2020-03\n");
  CHECK(lines_changed(achieved(folder, "service", {{}, "Opening hours"})) ==
        "+    evidence: Opening hours\n");
}

TEST_CASE("a result and an effect are added with ids of their own") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  const Store store = folder.load();
  const Record& action = find(store, RecordKind::action, "act");
  CHECK(lines_changed(
            new_result(store, action, fields_of_text("title: T\nlevel: individual\n", "f"),
                       circumstances())) == "+  - id: r3\n+    title: T\n+    level: individual\n");
  CHECK(failure_of([&] {
          (void)new_result(store, action, fields_of_text("title: a service  works\n", "f"),
                           circumstances());
        }).starts_with("3 act has a result of this title: act/r2"));
  const Change effect =
      new_effect(store, action, fields_of_text("title: They use it\nstate: reported\n", "f"),
                 "2025-12", circumstances());
  CHECK(lines_changed(effect) ==
        "+effects:\n+  - id: e1\n+    title: They use it\n+    state: reported\n"
        "+    reported: 2025-12\n");
  CHECK(effect.sentence == "act/e1: new effect, reported in 2025-12");
  CHECK(failure_of([&] {
          (void)new_effect(store, action, fields_of_text("title: T\n", "f"), "2027",
                           circumstances());
        }).starts_with("3 "));
}

TEST_CASE("an effect that says the same as another one is not added") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\neffects:\n  - id: e1\n    title: Officers use it\n    quantity: 40\n"
      "    unit: officers\n");
  const Store store = folder.load();
  const Record& action = find(store, RecordKind::action, "act");
  const auto refusal = [&](const std::string& fields) {
    return failure_of(
        [&] { (void)new_effect(store, action, fields_of_text(fields, "f"), {}, circumstances()); });
  };
  const std::string same = "title: officers use  it\nquantity: 40\nunit: officers\n";
  CHECK(refusal(same) == "3 act/e1 says the same: 'Officers use it'");
  CHECK(refusal(same + "place: Cotonou\n").empty());
  CHECK(refusal("title: Officers use it\nquantity: 60\nunit: officers\n").empty());
  CHECK(refusal("title: Officers like it\nquantity: 40\nunit: officers\n").empty());
}

}  // namespace results_test
