// What was recorded wrongly of a step of an Action, or of the outcome of an activity.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/activity_outcomes.hpp"
#include "mieux/changes/fieldwork/correct_action_step.hpp"
#include "mieux/changes/judge.hpp"

namespace corrections_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view steps =
    "title: A\nevents:\n  - event: started\n    date: 2024-01-10\n"
    "  - event: on-hold\n    date: 2024-03\n    reason: R1\n"
    "  - event: resumed\n    date: 2024-05-01\n"
    "  - event: on-hold\n    date: 2024-06-02\n    reason: R2\n"
    "  - event: resumed\n    date: 2024-07-01\n"
    "  - event: completed\n    date: 2024-12-20\n";

StepCorrection day_of(const std::string& step, const std::string& on) {
  return {step, {}, {}, on, {}};
}

Change corrected(const StoreFolder& folder, const StepCorrection& correction,
                 Extent extent = Extent::not_said) {
  const Store store = folder.load();
  return correct_action_step(store, find(store, RecordKind::action, "act"), correction, extent,
                             circumstances());
}

struct Steps {
  StoreFolder folder;
  Steps() { add(folder, "actions/act", steps); }

  [[nodiscard]] std::string lines(const StepCorrection& correction,
                                  Extent extent = Extent::not_said) const {
    return lines_changed(corrected(folder, correction, extent));
  }
  [[nodiscard]] std::string refusal(const StepCorrection& correction,
                                    Extent extent = Extent::not_said) const {
    return failure_of([&] { (void)corrected(folder, correction, extent); });
  }
};

constexpr std::string_view activities =
    "title: A\nactivities:\n"
    "  - id: a1\n    types: [training]\n    title: One\n    start: 2025-10-06\n"
    "    outcome:\n      state: held\n"
    "  - id: a2\n    types: [training]\n    title: Two\n    start: 2025-11\n"
    "    outcome:\n      state: cancelled\n      date: 2025-10-01\n      reason: R\n"
    "      replaced_by: a1\n"
    "  - id: a3\n    types: [training]\n    title: Three\n"
    "  - id: a4\n    types: [training]\n    title: Four\n    start: 2025-11\n"
    "    outcome:\n      state: postponed\n      date: 2025-10-01\n      to: 2026-02\n"
    "      reason: R\n";

Change corrected_activity(std::string_view id, const OutcomeCorrection& right) {
  const StoreFolder folder;
  add(folder, "actions/act", activities);
  const Store store = folder.load();
  return correct_activity(store, find(store, RecordKind::action, "act"), id, right,
                          circumstances());
}

std::string activity_lines(std::string_view id, const OutcomeCorrection& right) {
  return lines_changed(corrected_activity(id, right));
}

std::string activity_refusal(std::string_view id, const OutcomeCorrection& right) {
  return failure_of([&] { (void)corrected_activity(id, right); });
}

}  // namespace

TEST_CASE("a day of a step is corrected in its line") {
  const Steps office;
  CHECK(office.lines(day_of("started", "2024-01-08")) ==
        "-    date: 2024-01-10\n+    date: 2024-01-08\n");
  const Change change = corrected(office.folder, day_of("started", "2024-01-08"));
  CHECK(change.sentence == "act: started on 2024-01-08, corrected (it was 2024-01-10)");
}

TEST_CASE("of several steps alike one is meant, by its number or its present date") {
  const Steps office;
  CHECK(office.refusal(day_of("on-hold", "2024-06-03")) ==
        "2 the step 'on-hold' is recorded twice in act");
  StepCorrection second = day_of("on-hold", "2024-06-03");
  second.nth = 2;
  CHECK(office.lines(second) == "-    date: 2024-06-02\n+    date: 2024-06-03\n");
  StepCorrection by_date = day_of("on-hold", "2024-06-03");
  by_date.was = "2024-06";
  CHECK(office.lines(by_date) == office.lines(second));
  by_date.was = "2024";  // both
  CHECK(office.refusal(by_date).starts_with("2 "));
  by_date.was = "2023";  // none
  CHECK(office.refusal(by_date).starts_with("2 "));
  second.nth = 3;
  CHECK(office.refusal(second).starts_with("2 "));
  second.nth = 0;
  CHECK(office.refusal(second).starts_with("2 "));
}

TEST_CASE("a reason and the extent are corrected, the day stays") {
  const Steps office;
  CHECK(office.lines({"on-hold", 1, {}, {}, {{"reason", "Elections"}}}) ==
        "-    reason: R1\n+    reason: Elections\n");
  CHECK(office.lines(day_of("completed", {}), Extent::full) == "+    extent: full\n");
  CHECK(office.refusal(day_of("completed", {}), Extent::part) ==
        "2 what act leaves undone, and why, is not said");
  CHECK(office.lines({"completed", {}, {}, {}, {{"reason", "No money"}}}, Extent::part) ==
        "+    extent: part\n+    reason: No money\n");
  CHECK(office.refusal(day_of("started", {}), Extent::part).starts_with("2 only a completion"));
}

TEST_CASE("what is not recorded, or not said, is not corrected") {
  const Steps office;
  CHECK(office.refusal(day_of("cancelled", "2024-06-03")) ==
        "2 act has no step 'cancelled' that could be corrected");
  CHECK(office.refusal(day_of("started", {})) == "2 what is to be corrected is not said");
  CHECK(office.refusal(day_of("started", "x")).starts_with("2 "));
  CHECK(office.refusal(day_of("started", "2026-02")).starts_with("3 "));
}

TEST_CASE("the rules refuse an order that is not legal") {
  const Steps office;
  const Store store = office.folder.load();
  const auto errors = [&](const std::string& on) {
    return judge(store, corrected(office.folder, day_of("completed", on)), circumstances(), 1)
        .judgement.added_errors;
  };
  CHECK(errors("2024-06-15") > 0);  // before it was resumed
  CHECK(errors("2024-07") == 0);
}

TEST_CASE("the outcome of an activity: its day, its reason, or another one") {
  OutcomeCorrection day;
  day.on = "2025-10-02";
  CHECK(activity_lines("a2", day) == "-      date: 2025-10-01\n+      date: 2025-10-02\n");
  CHECK(corrected_activity("a2", day).sentence ==
        "act/a2: cancelled on 2025-10-02, corrected (it was 2025-10-01)");
  OutcomeCorrection held;
  held.state = ActivityState::held;
  CHECK(activity_lines("a2", held) ==
        "-      state: cancelled\n-      date: 2025-10-01\n-      reason: R\n"
        "-      replaced_by: a1\n+      state: held\n");
  OutcomeCorrection cancelled;
  cancelled.state = ActivityState::cancelled;
  CHECK(activity_refusal("a1", cancelled) == "2 why act/a1 is cancelled is not said");
  cancelled.reason = "Ill";
  CHECK(activity_lines("a1", cancelled) ==
        "-      state: held\n+      state: cancelled\n+      reason: Ill\n");
  OutcomeCorrection planned;
  planned.state = ActivityState::none;
  CHECK(activity_lines("a4", planned) ==
        "-    outcome:\n-      state: postponed\n-      date: 2025-10-01\n-      to: 2026-02\n"
        "-      reason: R\n");
  OutcomeCorrection to;
  to.to = "2026-03";
  CHECK(activity_lines("a4", to) == "-      to: 2026-02\n+      to: 2026-03\n");
}

TEST_CASE("what an outcome does not have cannot be corrected") {
  OutcomeCorrection nothing;
  CHECK(activity_refusal("a2", nothing) == "2 what is to be corrected is not said");
  OutcomeCorrection day;
  day.on = "2025-10-02";
  CHECK(activity_refusal("a3", day).starts_with("3 act/a3 is planned"));
  CHECK(activity_refusal("a1", day) == "2 act/a1 was held, so it has no day of a decision");
  OutcomeCorrection to;
  to.to = "2026-03";
  CHECK(activity_refusal("a2", to).starts_with("2 "));
  OutcomeCorrection other;
  other.replaced_by = "a3";
  CHECK(activity_refusal("a4", other).starts_with("2 "));
  CHECK(activity_lines("a2", other) == "-      replaced_by: a1\n+      replaced_by: a3\n");
  other.replaced_by = "a9";
  CHECK(activity_refusal("a2", other).starts_with("2 there is no activity"));
}

}  // namespace corrections_test
