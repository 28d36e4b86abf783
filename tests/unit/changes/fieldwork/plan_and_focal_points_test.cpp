// Changes of the plan of an Action, and its focal points.
#include "mieux/changes/fieldwork/plan_and_focal_points.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"

namespace plan_and_focal_points_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view action =
    "title: A\n"
    "focal_points:\n  - id: f1\n    organisation: org\n    level: Director\n    from: 2024-03\n"
    "  - id: f2\n    organisation: org\n    level: Head of unit\n    to: 2024-05\n"
    "plan_changes:\n  - id: p3\n    what: W\n";

struct Office {
  StoreFolder folder;
  Office() {
    add(folder, "organisations/org", "names:\n  - name: Org\n");
    add(folder, "actions/act", action);
  }

  [[nodiscard]] Change plan_change(const PlanChangeWish& wish) const {
    const Store store = folder.load();
    return add_plan_change(store, find(store, RecordKind::action, "act"), wish, circumstances());
  }
  [[nodiscard]] Change focal_point(const FocalPointWish& wish) const {
    const Store store = folder.load();
    return add_focal_point(store, find(store, RecordKind::action, "act"), wish, circumstances());
  }
  [[nodiscard]] Change end(const std::string& part, const std::string& to) const {
    const Store store = folder.load();
    return end_focal_point(store, find(store, RecordKind::action, "act"), part, to,
                           circumstances());
  }
};

}  // namespace

TEST_CASE("a change of the plan gets the next id") {
  const Office office;
  const Change change = office.plan_change({"Remote", " Borders closed ", "2025-11"});
  CHECK(lines_changed(change) ==
        "+  - id: p4\n+    what: Remote\n+    date: 2025-11\n+    why: Borders closed\n");
  CHECK(change.sentence == "act/p4: change of the plan");
  CHECK(lines_changed(office.plan_change({"Remote", "W", ""})).find("date: 2026-01-15") !=
        std::string::npos);
}

TEST_CASE("a change of the plan says what and why, of a day that was") {
  const Office office;
  CHECK(failure_of([&] {
          (void)office.plan_change({" ", "W", ""});
        }) == "2 what changed in the plan is not said");
  CHECK(failure_of([&] {
          (void)office.plan_change({"Remote", "", ""});
        }) == "2 why the plan changed is not said");
  CHECK(failure_of([&] {
          (void)office.plan_change({"Remote", "W", "2026-02"});
        }) == "3 2026-02 is after today (2026-01-15)");
}

TEST_CASE("focal points at several levels, from and to") {
  const Office office;
  const Change change = office.focal_point({"org", "Head of unit", "2024-06", ""});
  CHECK(lines_changed(change) ==
        "+  - id: f3\n+    organisation: org\n+    level: Head of unit\n+    from: 2024-06\n");
  CHECK(change.sentence == "act/f3: new focal point org (Head of unit)");
  CHECK(lines_changed(office.focal_point({"org", "Clerk", "", "2024-06"})) ==
        "+  - id: f3\n+    organisation: org\n+    level: Clerk\n+    to: 2024-06\n");
  CHECK(failure_of([&] {
          (void)office.focal_point({"org", "", "", ""});
        }) == "2 the level of the focal point is not said");
  CHECK(failure_of([&] {
          (void)office.focal_point({"org", "director", "", ""});
        }) == "3 act/f1 is this focal point already: org (Director)");
  CHECK(failure_of([&] {
          (void)office.focal_point({"org", "Clerk", "2025", "2024-12"});
        }).starts_with("3 org is focal point from 2025 on"));
  CHECK(failure_of([&] {
          (void)office.focal_point({"org", "Clerk", "soon", ""});
        }).starts_with("2 'soon' is no date"));
}

TEST_CASE("a focal point ends once") {
  const Office office;
  CHECK(lines_changed(office.end("f1", "2027-03")) == "+    to: 2027-03\n");
  CHECK(lines_changed(office.end("f1", "")) == "+    to: 2026-01-15\n");
  CHECK(failure_of([&] { (void)office.end("f2", ""); }) ==
        "3 org (Head of unit) was focal point until 2024-05 already");
  CHECK(failure_of([&] { (void)office.end("f1", "2024-02"); }) ==
        "3 org (Director) is focal point from 2024-03 on, so not until 2024-02");
  CHECK(failure_of([&] { (void)office.end("f1", "2024-03-01"); }).empty());
  CHECK(failure_of([&] { (void)office.end("f9", ""); }) == "2 there is no focal point 'f9' in act");
  CHECK(failure_of([&] { (void)office.end("p3", ""); }).starts_with("2 "));
}

}  // namespace plan_and_focal_points_test
