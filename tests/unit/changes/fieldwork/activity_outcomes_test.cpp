// What becomes of activities: planned anew, held, postponed, cancelled, not taken up.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/activity_outcomes.hpp"
#include "mieux/procedure/fieldwork/activity_steps.hpp"

namespace activity_outcomes_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// a1 planned, a2 held, a3 postponed without a date, a4 cancelled, a5 postponed to a month.
constexpr std::string_view five =
    "title: A\nactivities:\n"
    "  - id: a1\n    types: [training]\n    title: One\n    start: 2026-01-12\n"
    "    end: 2026-01-14\n"
    "  - id: a2\n    types: [training]\n    title: Two\n    start: 2025-10-06\n"
    "    participants:\n      total: 20\n      women: 9\n      men: 10\n"
    "    outcome:\n      state: held\n"
    "  - id: a3\n    types: [training]\n    title: Three\n    start: 2025-11\n"
    "    outcome:\n      state: postponed\n      date: 2025-10-01\n      reason: R3\n"
    "  - id: a4\n    types: [training]\n    title: Four\n    start: 2025-11\n"
    "    outcome:\n      state: cancelled\n      reason: R4\n"
    "  - id: a5\n    types: [training]\n    title: Five\n    start: 2025-11-03\n"
    "    end: 2025-11-07\n"
    "    outcome:\n      state: postponed\n      date: 2025-10-01\n      to: 2025-12\n"
    "      reason: R5\n"
    "missions:\n  - id: m1\n    country: FRA\n    activity: a1\n";

/// A store with this Action, two organisations and some countries.
struct Office {
  StoreFolder folder;

  Office() {
    folder.write("vocabularies/countries.tsv", "id\tname\nBEN\tBenin\nFRA\tFrance\nGHA\tGhana\n");
    add(folder, "organisations/academy", "names:\n  - name: Ports Academy\ncountry: GHA\n");
    add(folder, "actions/act", five);
  }

  template <typename Step>
  [[nodiscard]] Change run(const Step& step) const {
    const Store store = folder.load();
    return step(store, find(store, RecordKind::action, "act"));
  }

  [[nodiscard]] Change schedule(std::string_view id, const ActivityDetails& details) const {
    return run([&](const Store& store, const Record& action) {
      return schedule_activity(store, action, id, details);
    });
  }
  [[nodiscard]] Change held(std::string_view id, const HeldWish& wish) const {
    return run([&](const Store& store, const Record& action) {
      return record_held(store, action, id, wish, circumstances());
    });
  }
  [[nodiscard]] Change postpone(std::string_view id, const DroppedWish& wish) const {
    return run([&](const Store& store, const Record& action) {
      return postpone_activity(store, action, id, wish, circumstances());
    });
  }
  [[nodiscard]] Change cancel(std::string_view id, const DroppedWish& wish) const {
    return run([&](const Store& store, const Record& action) {
      return cancel_activity(store, action, id, wish, circumstances());
    });
  }
  [[nodiscard]] Change leave_out(std::string_view id, const DroppedWish& wish) const {
    return run([&](const Store& store, const Record& action) {
      return leave_out_activity(store, action, id, wish, circumstances());
    });
  }
};

ActivityDetails days(std::string start, std::string end = {}) {
  return {std::move(start), std::move(end), {}, {}, {}, {}};
}

DroppedWish because(std::string reason, std::string to = {}) {
  return {std::move(reason), {}, std::move(to), {}};
}

HeldWish persons(std::optional<std::uint32_t> total, std::optional<std::uint32_t> women,
                 std::optional<std::uint32_t> men) {
  HeldWish wish;
  wish.participants = total;
  wish.women = women;
  wish.men = men;
  return wish;
}

}  // namespace

TEST_CASE("what can become of an activity") {
  using enum ActivityState;
  for (const ActivityState next : {none, held, postponed, cancelled, not_taken_up}) {
    CHECK(why_not(next, none).empty());
    CHECK(why_not(next, unknown).empty());
    CHECK(why_not(next, postponed).empty());
    CHECK_FALSE(why_not(next, cancelled).empty());
    CHECK_FALSE(why_not(next, not_taken_up).empty());
    CHECK(why_not(next, held).empty() == (next == held));
  }
  CHECK(why_not(cancelled, held) == "was held, so it cannot be cancelled");
}

TEST_CASE("scheduling changes the days, and an end before the new start goes") {
  const Office office;
  const Change change = office.schedule("a1", days("2026-03-02"));
  CHECK(lines_changed(change) ==
        "-    start: 2026-01-12\n-    end: 2026-01-14\n"
        "+    start: 2026-03-02\n");
  CHECK(change.sentence == "act/a1: planned for 2026-03-02");
  CHECK(lines_changed(office.schedule("a1", days("2026-01-13"))) ==
        "-    start: 2026-01-12\n+    start: 2026-01-13\n");
}

TEST_CASE("scheduling sets place, mode, hosts and co-organisers, by name") {
  const Office office;
  const ActivityDetails details{
      {}, {}, "hybrid", {"Cotonou", "Porto-Novo, port"}, {"Ports Academy", "France"}, {"academy"}};
  CHECK(lines_changed(office.schedule("a1", details)) ==
        "+    mode: hybrid\n+    places: [Cotonou, \"Porto-Novo, port\"]\n"
        "+    hosts:\n+      - country: GHA\n+        organisation: academy\n"
        "+      - country: FRA\n+    co_organisers: [academy]\n");
}

TEST_CASE("scheduling a postponed activity keeps from when it was moved, and why") {
  const Office office;
  const Change change = office.schedule("a3", days("2026-02"));
  CHECK(change.sentence == "act/a3: postponed from 2025-11, now planned for 2026-02");
  CHECK(lines_changed(change) ==
        "-    start: 2025-11\n-    outcome:\n-      state: postponed\n-      date: 2025-10-01\n"
        "-      reason: R3\n+    start: 2026-02\n+    postponements:\n+      - start: 2025-11\n"
        "+        date: 2025-10-01\n+        reason: R3\n");
  // One with a new date is planned for that.
  CHECK(office.schedule("a5", {{}, {}, "remote", {}, {}, {}}).sentence ==
        "act/a5: postponed from 2025-11-03, now planned for 2025-12");
}

TEST_CASE("what cannot be scheduled") {
  const Office office;
  const auto failure = [&](std::string_view id, const ActivityDetails& details) {
    return failure_of([&] { (void)office.schedule(id, details); });
  };
  CHECK(failure("a1", {}) == "2 what is planned for act/a1 is not said");
  CHECK(failure("a1", days("2026-02-30")) == "2 --start: '2026-02-30' is no date");
  CHECK(failure("a1", days("", "soon")) == "2 --end: 'soon' is no date");
  CHECK(failure("a1", days("2026-03-02", "2026-03-01")) ==
        "3 act/a1: its last day (2026-03-01) lies before its first (2026-03-02)");
  CHECK(failure("a2", days("2026-03-02")) == "3 act/a2 was held, so it cannot be planned anew");
  CHECK(failure("a4", days("2026-03-02")) ==
        "3 act/a4 was cancelled, so it cannot be planned anew");
  CHECK(failure("a3", {{}, {}, "remote", {}, {}, {}}) ==
        "2 act/a3 was postponed, and when it takes place now is not said");
  CHECK(failure("a9", days("2026-03-02")) == "2 there is no 'a9' among the activities of act");
  CHECK(failure("a1", {{}, {}, {}, {}, {"Port Academy"}, {}}) ==
        "2 there is no organisation or country 'Port Academy'");
  CHECK(failure("a1", {{}, {}, {}, {}, {}, {"France"}}) == "2 there is no organisation 'France'");
}

TEST_CASE("an activity held says who took part") {
  const Office office;
  HeldWish wish = persons(22, 9, 13);
  wish.from_countries = {"Benin=20", "GHA=2"};
  wish.institutions = {"Ministry of Ports, Cotonou", "Customs"};
  wish.seniority = "Heads of unit";
  const Change change = office.held("a1", wish);
  CHECK(change.sentence == "act/a1: held 2026-01-12 to 2026-01-14, 22 participants");
  CHECK(lines_changed(change) ==
        "+    participants:\n+      total: 22\n+      women: 9\n+      men: 13\n"
        "+      by_country:\n+        BEN: 20\n+        GHA: 2\n"
        "+      institutions: [\"Ministry of Ports, Cotonou\", Customs]\n"
        "+      seniority: Heads of unit\n+    outcome:\n+      state: held\n");
  // Experts are recorded already, so reports are next.
  CHECK(change.next.find("mieux due") != std::string::npos);
}

TEST_CASE("women and men alone give the total, one of them does not") {
  const Office office;
  CHECK(lines_changed(office.held("a1", persons({}, 9, 13))) ==
        "+    participants:\n+      total: 22\n+      women: 9\n+      men: 13\n"
        "+    outcome:\n+      state: held\n");
  CHECK(lines_changed(office.held("a1", persons({}, 9, {}))) ==
        "+    participants:\n+      women: 9\n+    outcome:\n+      state: held\n");
}

TEST_CASE("a sum that is wrong says what was typed, and what is not known") {
  const Office office;
  const auto failure = [&](std::string_view id, const HeldWish& wish) {
    return failure_of([&] { (void)office.held(id, wish); });
  };
  CHECK(failure("a1", persons(20, 30, {})) ==
        "3 act/a1: 30 women are more than 20 participants; men are not said");
  CHECK(failure("a1", persons(20, {}, 30)) ==
        "3 act/a1: 30 men are more than 20 participants; women are not said");
  CHECK(failure("a1", persons(20, 9, 13)) ==
        "3 act/a1: women and men are 22 together, the participants 20");
  CHECK(failure("a2", persons({}, 15, {})) ==
        "3 act/a2: 15 women and the 10 men recorded already are 25 together, the participants 20");
}

TEST_CASE("what is added to an activity held already") {
  const Office office;
  CHECK(lines_changed(office.held("a2", persons(21, {}, {}))) ==
        "-      total: 20\n+      total: 21\n");
  CHECK(failure_of([&] { (void)office.held("a2", {}); }) == "3 act/a2 is recorded as held already");
  CHECK(failure_of([&] { (void)office.held("a2", persons(18, {}, {})); }) ==
        "3 act/a2: women and men are 19 together, the participants 18");
}

TEST_CASE("a postponed activity is held on its new days") {
  const Office office;
  CHECK(office.held("a5", {}).sentence == "act/a5: postponed from 2025-11-03, now held 2025-12");
  HeldWish wish;
  wish.details = days("2026-01-05");
  CHECK(text_after(office.held("a3", wish), "actions/act.yaml")
            .find("    start: 2026-01-05\n    outcome:\n      state: held\n    postponements:\n"
                  "      - start: 2025-11\n        date: 2025-10-01\n        reason: R3\n") !=
        std::string::npos);
  CHECK(failure_of([&] { (void)office.held("a3", {}); }) ==
        "2 act/a3 was postponed, and when it was held is not said");
}

TEST_CASE("numbers that do not add up, and days ahead") {
  const Office office;
  const auto failure = [&](const HeldWish& wish) {
    return failure_of([&] { (void)office.held("a1", wish); });
  };
  CHECK(failure(persons(22, 10, 13)) ==
        "3 act/a1: women and men are 23 together, the participants 22");
  HeldWish wish = persons(22, {}, {});
  wish.from_countries = {"BEN=20", "GHA=3"};
  CHECK(failure(wish) == "3 act/a1: those of all countries are 23 together, the participants 22");
  for (const std::string typed : {"BEN", "BEN=", "BEN=x", "=4", "BEN=-1", "Atlantis=3"}) {
    CAPTURE(typed);
    wish.from_countries = {typed};
    CHECK(failure(wish).starts_with("2 --from-country: "));
  }
  HeldWish ahead;
  ahead.details = days("2026-01-16");
  CHECK(failure(ahead) ==
        "3 act/a1 begins 2026-01-16, after today (2026-01-15), so it was not held yet");
  ahead.details = days("2026-01-12", "2026-01-16");
  CHECK(failure(ahead) ==
        "3 act/a1 ends 2026-01-16, after today (2026-01-15), so it was not held yet");
  ahead.details = days("2026-01");  // some of its days lie behind
  CHECK(failure(ahead).empty());
}

TEST_CASE("postponing keeps the old days, and wants a reason") {
  const Office office;
  const Change change = office.postpone("a1", because("Elections", "2026-05"));
  CHECK(change.sentence ==
        "act/a1: postponed to 2026-05; it was planned for 2026-01-12 to 2026-01-14");
  CHECK(lines_changed(change) ==
        "+    outcome:\n+      state: postponed\n+      date: 2026-01-15\n"
        "+      to: 2026-05\n+      reason: Elections\n");
  const auto failure = [&](std::string_view id, const DroppedWish& wish) {
    return failure_of([&] { (void)office.postpone(id, wish); });
  };
  CHECK(failure("a1", because(" ")) == "2 why act/a1 is postponed is not said");
  CHECK(failure("a1", because("R", "2025-12")) ==
        "3 act/a1 is planned for 2026-01-12 to 2026-01-14, so it cannot be postponed to 2025-12");
  CHECK(failure("a1", because("R", "2026-01-12")) == "3 act/a1 is already planned for 2026-01-12");
  CHECK(failure("a1", because("R", "2026-01-13")).empty());
  CHECK(failure("a5", because("R", "2025-12")) == "3 act/a5 is already planned for 2025-12");
  CHECK(failure("a1", because("R", "later")) == "2 'later' is no date");
  CHECK(failure("a2", because("R")) == "3 act/a2 was held, so it cannot be postponed");
  CHECK(failure("a3", because("R")) == "3 act/a3 is postponed already, without a new date");
}

TEST_CASE("postponing twice keeps both") {
  const Office office;
  const std::string text =
      text_after(office.postpone("a5", because("Floods", "2026-04")), "actions/act.yaml");
  CHECK(text.find("    start: 2025-12\n    outcome:\n      state: postponed\n"
                  "      date: 2026-01-15\n      to: 2026-04\n      reason: Floods\n"
                  "    postponements:\n      - start: 2025-11-03\n        end: 2025-11-07\n"
                  "        date: 2025-10-01\n        reason: R5\n") != std::string::npos);
}

TEST_CASE("cancelled, and replaced by another one") {
  const Office office;
  DroppedWish wish = because("Remote support; the steering group was told");
  wish.on = "2026-01-10";
  wish.replaced_by = "act/a2";
  const Change change = office.cancel("a1", wish);
  CHECK(change.sentence == "act/a1: cancelled, replaced by a2");
  CHECK(lines_changed(change) ==
        "+    outcome:\n+      state: cancelled\n+      date: 2026-01-10\n"
        "+      reason: Remote support; the steering group was told\n+      replaced_by: a2\n");
  REQUIRE(change.notes.size() == 1);
  CHECK(change.notes[0].text == "1 mission on it does not count any more: act/m1");
  const auto failure = [&](std::string_view id, std::string by) {
    wish.replaced_by = std::move(by);
    return failure_of([&] { (void)office.cancel(id, wish); });
  };
  CHECK(failure("a1", "a1") == "2 an activity is replaced by another one that takes place");
  CHECK(failure("a1", "a9") == "2 there is no activity 'a9' in act that could take its place");
  CHECK(failure("a1", "a4") == "3 act/a4 does not take place itself: its outcome is 'cancelled'");
  CHECK(failure("a2", "") == "3 act/a2 was held, so it cannot be cancelled");
  CHECK(failure("a4", "") == "3 act/a4 was cancelled, so it cannot be cancelled");
}

TEST_CASE("cancelling what was postponed keeps the postponement") {
  const Office office;
  const std::string text = text_after(office.cancel("a5", because("R")), "actions/act.yaml");
  CHECK(text.find("    start: 2025-12\n    outcome:\n      state: cancelled\n"
                  "      date: 2026-01-15\n      reason: R\n    postponements:\n"
                  "      - start: 2025-11-03\n") != std::string::npos);
}

TEST_CASE("not taken up") {
  const Office office;
  CHECK(lines_changed(office.leave_out("a1", because("No comments were needed"))) ==
        "+    outcome:\n+      state: not-taken-up\n+      date: 2026-01-15\n"
        "+      reason: No comments were needed\n");
  CHECK(failure_of([&] { (void)office.leave_out("a1", because("")); }) ==
        "2 why act/a1 is not taken up is not said");
}

}  // namespace activity_outcomes_test
