// What happens to deliverables of an Action, recorded.
#include "mieux/changes/fieldwork/deliverables.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"

namespace deliverables_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view three =
    "title: A\nevents:\n  - event: completed\n    date: 2019-03-29\n"
    "deliverables:\n"
    "  - id: d1\n    title: Handbook\n    events:\n"
    "      - event: drafted\n        date: 2018-09-21\n"
    "      - event: handed-over\n        date: 2019-03-20\n"
    "  - id: d4\n    title: Plan of the city\n    expected: true\n"
    "  - title: Law by hand\n";

Change recorded(const StoreFolder& folder, std::string_view part, const DeliverableWish& wish) {
  const Store store = folder.load();
  return record_deliverable(store, find(store, RecordKind::action, "act"), part, wish,
                            circumstances());
}

std::string refused(const StoreFolder& folder, std::string_view part, const DeliverableWish& wish) {
  return failure_of([&] { (void)recorded(folder, part, wish); });
}

}  // namespace

TEST_CASE("a deliverable is added with the next id, and with the names of terms") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  const Store store = folder.load();
  const Change change = new_deliverable(
      store, find(store, RecordKind::action, "act"),
      fields_of_text("title: Curriculum\ntype: Handbook\nexpected: true\n", "f"), circumstances());
  CHECK(lines_changed(change) ==
        "+  - id: d5\n+    type: handbook\n+    title: Curriculum\n+    expected: true\n");
  CHECK(change.sentence == "act/d5: new deliverable");
}

TEST_CASE("a title that is there already is refused, however it is written") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  const Store store = folder.load();
  CHECK(failure_of([&] {
          (void)new_deliverable(store, find(store, RecordKind::action, "act"),
                                fields_of_text("title: \"HANDBOOK \"\n", "f"), circumstances());
        }) == "3 act has a deliverable of this title: act/d1");
}

TEST_CASE("years after the Action a decree adopts the handbook") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  const Change change =
      recorded(folder, "d1", {DeliverableStep::adopted, "2021-05", "Decree 12", {}});
  CHECK(lines_changed(change) ==
        "+      - event: adopted\n+        date: 2021-05\n+        act: Decree 12\n");
  CHECK(change.sentence == "act/d1 'Handbook': adopted in 2021-05: Decree 12");
}

TEST_CASE("what is recorded late stands before what came after it") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  const std::string text = text_after(
      recorded(folder, "d1", {DeliverableStep::validated, "2018-12-01", {}, "By the ministry"}),
      "actions/act.yaml");
  const std::size_t validated = text.find("validated");
  CHECK(validated > text.find("drafted"));
  CHECK(validated < text.find("handed-over"));
}

TEST_CASE("today is the day unless another is given; what is handed over is no longer expected") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  CHECK(lines_changed(recorded(folder, "d4", {})) ==
        "-    expected: true\n+    events:\n+      - event: handed-over\n"
        "+        date: 2026-01-15\n");
  CHECK(lines_changed(recorded(folder, "d4", {DeliverableStep::drafted, {}, {}, {}}))
            .find("-    expected") == std::string::npos);
}

TEST_CASE("a part goes by its id, its title, or its position if it has no id") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  CHECK(recorded(folder, "CITY", {}).sentence.starts_with("act/d4 "));
  CHECK(recorded(folder, "deliverables.3", {})
            .sentence.starts_with("act/deliverables.3 'Law by hand'"));
  CHECK(refused(folder, "d9", {}) == "2 act has no deliverable 'd9'");
  CHECK(refused(folder, "", {}) == "2 act has several deliverables");
  CHECK(refused(folder, "an", {}) == "2 'an' means several deliverables of act");
  try {
    (void)recorded(folder, "handbok", {});
    FAIL("a part was found");
  } catch (const Failure& failure) {
    CHECK(failure.hint() ==
          "did you mean act/d1? there are: d1 'Handbook', d4 'Plan of the city', deliverables.3 "
          "'Law by hand'");
  }
  add(folder, "actions/act", "title: A\n");
  CHECK(refused(folder, "d1", {}) == "2 act has no deliverable so far");
}

TEST_CASE("an order that no possible day allows is refused, naming the other event") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  using enum DeliverableStep;
  CHECK(refused(folder, "d1", {adopted, "2018-09-20", {}, {}}) ==
        "3 act/d1 was drafted on 2018-09-21, so it cannot have been adopted on 2018-09-20");
  CHECK(refused(folder, "d1", {adopted, "2019-02", {}, {}}) ==
        "3 act/d1 was handed over on 2019-03-20, so it cannot have been adopted in 2019-02");
  CHECK(refused(folder, "d1", {drafted, "2019-04", {}, {}}) ==
        "3 act/d1 was handed over on 2019-03-20, so it cannot have been drafted in 2019-04");
  CHECK(refused(folder, "d1", {adopted, "2019-03", {}, {}}).empty());
  CHECK(refused(folder, "d1", {adopted, "2019", {}, {}}).empty());
  CHECK(refused(folder, "d1", {published, "2018-12", {}, {}}).empty());
}

TEST_CASE("a day after today is refused, one that may be past is not") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  CHECK(refused(folder, "d1", {DeliverableStep::adopted, "2026-01-16", {}, {}}) ==
        "3 2026-01-16 is after today (2026-01-15)");
  CHECK(refused(folder, "d1", {DeliverableStep::adopted, "2026", {}, {}}).empty());
  CHECK(refused(folder, "d1", {DeliverableStep::adopted, "soon", {}, {}}) == "2 'soon' is no date");
}

TEST_CASE("a step twice is refused, and corrected if another day is given") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  using enum DeliverableStep;
  CHECK(refused(folder, "d1", {handed_over, {}, {}, {}}) ==
        "3 act/d1 was handed over already, on 2019-03-20");
  CHECK(refused(folder, "d1", {handed_over, "2019-03-20", {}, {}}).starts_with("3 "));
  const Change change = recorded(folder, "d1", {handed_over, "2019-04", {}, {}});
  CHECK(lines_changed(change) == "-        date: 2019-03-20\n+        date: 2019-04\n");
  CHECK(change.sentence ==
        "act/d1 'Handbook': handed over in 2019-04, corrected (it was 2019-03-20)");
  CHECK(lines_changed(recorded(folder, "d1", {handed_over, {}, {}, "At a ceremony"})) ==
        "+        note: At a ceremony\n");
}

TEST_CASE("only an adoption has an act") {
  const StoreFolder folder;
  add(folder, "actions/act", three);
  CHECK(refused(folder, "d1", {DeliverableStep::published, {}, "Decree 12", {}})
            .starts_with("2 --act"));
}

TEST_CASE("what was handed over or adopted is lost if it is removed; a draft is not") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\ndeliverables:\n  - id: d1\n    title: One\n    events:\n"
      "      - event: handed-over\n        date: 2020-05\n      - event: adopted\n"
      "        date: 2021-03-02\n  - id: d2\n    title: Two\n    events:\n"
      "      - event: drafted\n        date: 2020-05\n  - id: d3\n    title: Three\n");
  const Store store = folder.load();
  const Record& action = find(store, RecordKind::action, "act");
  CHECK(loss_of_deliverable(store, action, "d1") == "was adopted on 2021-03-02");
  for (const std::string_view id : {"d2", "d3", "d4"})
    CHECK(loss_of_deliverable(store, action, id).empty());
}

}  // namespace deliverables_test
