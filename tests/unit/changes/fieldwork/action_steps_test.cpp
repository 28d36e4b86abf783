// The steps of an Action: what each writes, and what is refused.
#include "mieux/changes/fieldwork/action_steps.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/changes/judge.hpp"

namespace changes_action_steps_test {

using namespace mieux;
using namespace mieux::changes_test;
using enum ActionStep;

namespace {

constexpr std::string_view held =
    "activities:\n  - id: a1\n    types: [training]\n    title: One\n    outcome:\n"
    "      state: held\n";

Change step(const StoreFolder& folder, const ActionStepWish& wish) {
  const Store store = folder.load();
  return take_action_step(store, find(store, RecordKind::action, "act"), wish, circumstances());
}

/// The lines that a step changes in an Action with these events (`started 2025-01-10;...`).
std::string record_of(std::string_view events, std::string_view rest = held) {
  std::string text = "title: A\n";
  for (std::size_t at = 0; at < events.size();) {
    const std::size_t end = std::min(events.find(';', at), events.size());
    const std::string_view event = events.substr(at, end - at);
    const std::size_t space = std::min(event.find(' '), event.size());
    if (at == 0) text += "events:\n";
    text += "  - event: " + std::string{event.substr(0, space)} + "\n";
    if (space < event.size()) text += "    date: " + std::string{event.substr(space + 1)} + "\n";
    at = end + 1;
  }
  return text + std::string{rest};
}

std::string lines_of(std::string_view events, const ActionStepWish& wish) {
  const StoreFolder folder;
  add(folder, "actions/act", record_of(events));
  return lines_changed(step(folder, wish));
}

std::string refusal(std::string_view record, const ActionStepWish& wish) {
  const StoreFolder folder;
  add(folder, "actions/act", record);
  return failure_of([&] { (void)step(folder, wish); });
}

std::string refusal_after(std::string_view events, const ActionStepWish& wish) {
  return refusal(record_of(events), wish);
}

std::string hint_of(std::string_view record, const ActionStepWish& wish) {
  const StoreFolder folder;
  add(folder, "actions/act", record);
  try {
    (void)step(folder, wish);
  } catch (const Failure& failure) {
    return failure.hint();
  }
  return {};
}

ActionStepWish wish_of(ActionStep taken, std::string on = {}, std::string reason = {}) {
  return {taken, std::move(on), std::move(reason), {}, Extent::not_said};
}

ActionStepWish completion(Extent extent) {
  ActionStepWish wish = wish_of(completed);
  wish.extent = extent;
  return wish;
}

}  // namespace

TEST_CASE("each step is an event, dated today or as it is said") {
  CHECK(lines_of("", wish_of(ready)) == "+events:\n+  - event: ready\n+    date: 2026-01-15\n");
  CHECK(lines_of("ready 2025-01-10", wish_of(started, "2025-02")) ==
        "+  - event: started\n+    date: 2025-02\n");
  CHECK(lines_of("started 2025-01-10", wish_of(on_hold, "2025", "Elections")) ==
        "+  - event: on-hold\n+    date: \"2025\"\n+    reason: Elections\n");
  CHECK(lines_of("on-hold", wish_of(resumed)) == "+  - event: resumed\n+    date: 2026-01-15\n");
  CHECK(lines_of("started", wish_of(cancelled, "2026-01-15", "No counterpart")) ==
        "+  - event: cancelled\n+    date: 2026-01-15\n+    reason: No counterpart\n");
  CHECK(lines_of("started;completed 2025-03-01", wish_of(reopened, "2025-03-01", "Again")) ==
        "+  - event: reopened\n+    date: 2025-03-01\n+    reason: Again\n");
  ActionStepWish wish = completion(Extent::part);
  wish.reason = "No counterpart";
  wish.note = "Without the last training.";
  CHECK(lines_of("started", wish) ==
        "+  - event: completed\n+    date: 2026-01-15\n+    extent: part\n"
        "+    reason: No counterpart\n+    note: Without the last training.\n");
}

TEST_CASE("what is said, and what comes next") {
  const StoreFolder folder;
  add(folder, "actions/act",
      record_of("",
                "activities:\n  - id: a1\n    types: [training]\n"
                "    title: One\n"));
  CHECK(step(folder, wish_of(ready)).sentence == "act: ready to launch");
  CHECK(step(folder, wish_of(ready)).next.starts_with("`mieux action start act`"));
  CHECK(step(folder, wish_of(started)).sentence == "act: started");
  CHECK(step(folder, wish_of(started)).next.starts_with("`mieux activity record-held act/a1`"));
  const Change hold = step(folder, wish_of(on_hold, {}, "R"));
  CHECK(hold.sentence == "act: put on hold");
  CHECK(hold.next.starts_with("`mieux action resume act`"));
  const Change cancel = step(folder, wish_of(cancelled, {}, "R"));
  CHECK(cancel.sentence == "act: cancelled");
  REQUIRE(cancel.notes.size() == 1);
  CHECK(cancel.notes[0].lines == std::vector<std::string>{"activity a1 'One'"});
  add(folder, "actions/act", record_of("cancelled"));
  CHECK(step(folder, wish_of(reopened, {}, "R")).next.starts_with("`mieux action start act`"));
  add(folder, "actions/act", record_of("started;completed"));
  CHECK(step(folder, wish_of(reopened, {}, "R")).next.starts_with("`mieux activity add act "));
  add(folder, "actions/act", record_of("started") + "draft: true\n");
  CHECK(step(folder, wish_of(on_hold, {}, "R")).notes.size() == 1);
}

TEST_CASE("steps that cannot follow are refused with the way out") {
  CHECK(refusal_after("started", wish_of(started)) ==
        "3 act: an Action that is ongoing cannot start again");
  CHECK(refusal_after("started", wish_of(ready)) ==
        "3 act: an Action that is ongoing is past being ready to launch");
  CHECK(refusal_after("ready 2025-01-10", wish_of(ready)) ==
        "3 act was ready already, on 2025-01-10");
  CHECK(refusal_after("", wish_of(resumed)) ==
        "3 act: an Action that has not started cannot be resumed: it is not on hold");
  CHECK(refusal_after("started;on-hold", wish_of(on_hold, {}, "R")) ==
        "3 act: it is on hold already");
  CHECK(refusal_after("started", wish_of(reopened, {}, "R")) ==
        "3 act: an Action that is ongoing cannot be reopened");
  for (const ActionStep next : {ready, started, on_hold, resumed, completed, cancelled})
    for (const std::string_view end : {"started;completed", "cancelled"}) {
      CAPTURE(word_of(next));
      CHECK(refusal_after(end, wish_of(next, {}, "R"))
                .ends_with("takes no further step until it is reopened"));
      CHECK(hint_of(record_of(end), wish_of(next, {}, "R"))
                .starts_with("`mieux action reopen act --reason TEXT`"));
    }
  CHECK(hint_of(record_of("started;on-hold"), wish_of(started))
            .starts_with("`mieux action resume act`"));
  CHECK(hint_of(record_of(""), wish_of(resumed)).starts_with("`mieux action start act`"));
}

TEST_CASE("holding, cancelling and reopening need a reason") {
  CHECK(refusal_after("started", wish_of(on_hold)) == "2 why act is put on hold is not said");
  CHECK(refusal_after("started", wish_of(cancelled)) == "2 why act is cancelled is not said");
  CHECK(refusal_after("cancelled", wish_of(reopened)) == "2 why act is reopened is not said");
}

TEST_CASE("a day that cannot be is refused") {
  CHECK(refusal_after("", wish_of(started, "yesterday")) == "2 'yesterday' is no date");
  CHECK(refusal_after("", wish_of(started, "2026-01-16")) ==
        "3 2026-01-16 is after today (2026-01-15)");
  CHECK(refusal_after("", wish_of(started, "2026-01")).empty());
  CHECK(refusal_after("started 2025-03;on-hold", wish_of(resumed, "2025-02-28")) ==
        "3 it was started on 2025-03, so act cannot have been resumed on 2025-02-28");
  CHECK(refusal_after("started 2025-03", wish_of(on_hold, "2025-03-01", "R")).empty());
  CHECK(refusal_after("started 2025-03", wish_of(on_hold, "2025", "R")).empty());
}

TEST_CASE("nothing of an Action is before its request was approved") {
  const StoreFolder folder;
  add(folder, "requests/r",
      "title: R\nevents:\n  - event: received\n    date: 2025-01-01\n  - event: approved\n"
      "    date: 2025-04-01\n");
  add(folder, "actions/act", record_of("", "request: r\n"));
  CHECK(failure_of([&] { (void)step(folder, wish_of(started, "2025-03-31")); }) ==
        "3 the request r was approved on 2025-04-01, so act cannot have been started on "
        "2025-03-31");
  CHECK(failure_of([&] { (void)step(folder, wish_of(started, "2025-04-01")); }).empty());
}

namespace {

constexpr std::string_view open_activities =
    "activities:\n"
    "  - id: a1\n    types: [training]\n    title: One\n    outcome:\n      state: held\n"
    "  - id: a2\n    types: [training]\n    title: Two\n    start: 2025-06\n"
    "  - id: a3\n    types: [training]\n    title: Three\n    outcome:\n      state: postponed\n"
    "      to: 2026-05\n"
    "  - id: a4\n    types: [training]\n    title: Four\n    optional: true\n"
    "  - id: a5\n    types: [training]\n    title: Five\n    outcome:\n      state: postponed\n";

}  // namespace

TEST_CASE("an Action with activities left planned is not completed, each is named") {
  const std::string record = record_of("started", open_activities);
  for (const Extent extent : {Extent::not_said, Extent::full, Extent::part})
    CHECK(refusal(record, completion(extent)) ==
          "3 act cannot be completed: activity a2 'Two' is still planned (2025-06); activity a3 "
          "'Three' is postponed (to 2026-05); activity a5 'Five' is postponed, without a new date");
  CHECK(hint_of(record, completion(Extent::full)) ==
        "`mieux activity record-held act/a2` if it was held, else `mieux activity cancel act/a2 "
        "--reason TEXT`; `mieux activity record-held act/a3` if it was held, else `mieux activity "
        "cancel act/a3 --reason TEXT`; `mieux activity record-held act/a5` if it was held, else "
        "`mieux activity cancel act/a5 --reason TEXT`");
}

TEST_CASE("an Action that has not started, or held nothing, is not completed") {
  CHECK(refusal_after("ready", wish_of(completed)) == "3 act has not started");
  CHECK(
      hint_of(record_of("ready"), wish_of(completed)).starts_with("`mieux action start act --on"));
  CHECK(refusal(record_of("started", ""), wish_of(completed)) ==
        "3 act cannot be completed: no activity was held");
  const std::string imported = record_of("ready",
                                         "activities:\n  - id: a1\n    types: [training]\n"
                                         "    title: One\n") +
                               "imported:\n  source: Brochure\n";
  CHECK(refusal(imported, wish_of(completed)).empty());
}

TEST_CASE("in full or in part is asked where something is missing") {
  const StoreFolder folder;
  const std::string nothing_missing = record_of("started");
  add(folder, "actions/act", nothing_missing);
  CHECK(step(folder, wish_of(completed)).sentence == "act: completed in full");
  CHECK(lines_changed(step(folder, wish_of(completed))).ends_with("+    extent: full\n"));
  ActionStepWish in_part = completion(Extent::part);
  CHECK(failure_of([&] { (void)step(folder, in_part); }) ==
        "2 what act leaves undone, and why, is not said");
  in_part.reason = "No counterpart";
  CHECK(step(folder, in_part).sentence == "act: completed in part");
  const std::string missing =
      nothing_missing +
      "  - id: a2\n    types: [training]\n    title: Two\n    outcome:\n      state: cancelled\n"
      "results:\n  - id: r1\n    title: Known\n    expected: true\n"
      "  - id: r2\n    title: Used\n    achieved: 2025-03\n"
      "deliverables:\n  - id: d1\n    title: Handbook\n    expected: true\n"
      "  - id: d2\n    title: Report\n";
  CHECK(refusal(missing, wish_of(completed)) ==
        "3 it is not clear whether act is completed in full or in part: activity a2 'Two' was "
        "cancelled; result r1 "
        "'Known' is expected; deliverable d1 'Handbook' is expected");
  add(folder, "actions/act", missing);
  const Change change = step(folder, completion(Extent::full));
  CHECK(change.sentence == "act: completed in full");
  REQUIRE(change.notes.size() == 2);
  CHECK(change.notes[0].text == "a result is still expected");
  CHECK(change.notes[0].lines == std::vector<std::string>{"result r1 'Known'"});
  CHECK(change.notes[1].lines == std::vector<std::string>{"deliverable d1 'Handbook'"});
}

TEST_CASE("completing says the reports that are awaited of the completed Action, as the board") {
  const StoreFolder folder;
  folder.write("mieux.yaml",
               "format: mieux.store/1\ntitle: Office\nclocks:\n"
               "  - id: evaluation\n    title: Evaluation\n    from: activity-held\n"
               "    to: activity-evaluation\n    length:\n      weeks: 4\n"
               "  - id: implementation\n    title: Implementation report\n    from: completed\n"
               "    to: action-implementation\n    length:\n      weeks: 8\n");
  add(folder, "actions/act",
      "title: A\nevents:\n  - event: started\n    date: 2025-01-10\nactivities:\n"
      "  - id: a1\n    types: [training]\n    title: One\n    start: 2025-03-03\n"
      "    outcome:\n      state: held\n");
  const Store store = folder.load();
  ActionStepWish wish = wish_of(completed, "2025-06-30");
  Change change =
      take_action_step(store, find(store, RecordKind::action, "act"), wish, circumstances());
  const Change written = judge(store, std::move(change), circumstances(), 1).change;
  REQUIRE(!written.notes.empty());
  CHECK(written.notes.back().text == "2 reports are awaited");
  CHECK(written.notes.back().lines ==
        std::vector<std::string>{"Evaluation, a1, due 2025-03-31",
                                 "Implementation report, due 2025-08-25"});
}

}  // namespace changes_action_steps_test
