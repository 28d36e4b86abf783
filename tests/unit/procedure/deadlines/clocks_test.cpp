// Clocks: when they begin, stand still, stop and run out; what dates of limited precision leave
// open.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "queries/samples.hpp"

namespace clocks_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view fiche =
    "from: received\n    to: fiche-drafted\n    length:\n      weeks: 3\n";
constexpr std::string_view launch = "from: received\n    to: ready\n    length:\n      months: 3\n";
constexpr std::string_view report =
    "from: activity-held\n    to: activity-evaluation\n    length:\n      weeks: 4\n";
constexpr std::string_view mission =
    "from: mission-ended\n    to: expert-report\n    length:\n      days: 14\n";

std::string programme(const std::vector<std::string_view>& clocks) {
  std::string text = "format: mieux.store/1\ntitle: Office\nclocks:\n";
  for (std::size_t i = 0; i < clocks.size(); ++i)
    text += "  - id: c" + std::to_string(i + 1) + "\n    title: T\n    " + std::string{clocks[i]};
  return text;
}

/// `received 2026-01-05;approved` as events.
std::string events(std::string_view list) {
  std::string text = "events:\n";
  for (const std::string_view event : split(list, ';')) {
    const std::size_t space = event.find(' ');
    text += "  - event: " + std::string{event.substr(0, space)} + "\n";
    if (space != std::string_view::npos)
      text += "    date: \"" + std::string{event.substr(space + 1)} + "\"\n";
  }
  return text;
}

/// `kept 2026-01-26 18`: state, last possible days, days it took (`3..9` where they are open).
std::string told(const ClockReading& reading) {
  std::string text{word_of(reading.state)};
  if (reading.due) text += " " + reading.due->to_string();
  if (!reading.days) return text;
  text += " " + std::to_string(reading.days->least);
  return reading.days->least == reading.days->most
             ? text
             : text + ".." + std::to_string(reading.days->most);
}

struct Days {
  std::string_view as_of;
  std::string_view today = {};
};

std::string read(const Store& store, std::string_view id, RecordKind kind, Days days,
                 std::uint32_t index = 0) {
  const Clocks clocks(store);
  const auto& clock_rules = store.programme().clocks;
  for (const ClockRule& rule : clock_rules)
    if (rule.id.value == id)
      return told(clocks.read(rule, store.records(kind).front(), index,
                              on(store, days.as_of, days.today).as_of));
  return "no such clock";
}

/// The clock of one request with these events.
std::string of_request(std::string_view clock, std::string_view list, std::string_view as_of,
                       std::string_view today = {}, std::string_view rest = {}) {
  const std::string mieux = programme({clock});
  const std::string text = events(list) + std::string{rest};
  const Sample sample({{"mieux.yaml", mieux}, {"requests/r", text}});
  return read(sample.store(), "c1", RecordKind::request, {as_of, today});
}

/// The same with Actions of that request.
std::string with_actions(std::string_view list, std::string_view a, std::string_view b,
                         std::string_view as_of, std::string_view today = {}) {
  const std::string mieux = programme({launch});
  const std::string request = events(list);
  const std::string first = "request: r\n" + events(a);
  const std::string second = "request: r\n" + events(b);
  const Sample sample({{"mieux.yaml", mieux},
                       {"requests/r", request},
                       {"actions/a", first},
                       {"actions/b", second}});
  return read(sample.store(), "c1", RecordKind::request, {as_of, today});
}

}  // namespace

TEST_CASE("a clock of exact days") {
  CHECK(of_request(fiche, "acknowledged 2026-01-05", "2026-01-15").empty());
  CHECK(of_request(fiche, "received 2026-01-05", "2026-01-04").empty());
  CHECK(of_request(fiche, "received 2026-01-05", "2026-01-05") == "running 2026-01-26");
  CHECK(of_request(fiche, "received 2026-01-05", "2026-01-26") == "running 2026-01-26");
  CHECK(of_request(fiche, "received 2026-01-05", "2026-01-27") == "overdue 2026-01-26");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted 2026-01-26", "2026-02-01") ==
        "kept 2026-01-26 21");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted 2026-01-27", "2026-02-01") ==
        "late 2026-01-26 22");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted 2026-01-27", "2026-01-26",
                   "2026-02-01") == "running 2026-01-26");
}

TEST_CASE("months are those of the calendar") {
  CHECK(of_request(launch, "received 2025-11-30", "2026-01-01") == "running 2026-02-28");
  CHECK(of_request(launch, "received 2023-11-30", "2024-02-29") == "running 2024-02-29");
  CHECK(of_request(launch, "received 2023-11-30", "2024-03-01") == "overdue 2024-02-29");
  CHECK(of_request(launch, "received 2024-02-29", "2024-03-01") == "running 2024-05-29");
  CHECK(of_request("from: received\n    to: approved\n    length:\n      months: 12\n",
                   "received 2024-02-29", "2024-03-01") == "running 2025-02-28");
}

TEST_CASE("a month that is known only is no false alarm") {
  // From 22 January to 21 February.
  CHECK(of_request(fiche, "received 2026-01", "2026-01-30", "2026-02-20") == "unknown");
  CHECK(of_request(fiche, "received 2026-01", "2026-02-21") == "running 2026-01-22/2026-02-21");
  CHECK(of_request(fiche, "received 2026-01", "2026-02-22") == "overdue 2026-01-22/2026-02-21");
  CHECK(of_request(fiche, "received 2026-01;fiche-drafted 2026-01-22", "2026-03") ==
        "kept 2026-01-22/2026-02-21 0..21");
  CHECK(of_request(fiche, "received 2026-01;fiche-drafted 2026-02", "2026-03") ==
        "unknown 2026-01-22/2026-02-21 1..58");
  CHECK(of_request(fiche, "received 2026-01;fiche-drafted 2026-03", "2026-04") ==
        "late 2026-01-22/2026-02-21 29..89");
  // Not later than today.
  CHECK(of_request(fiche, "received 2026-01", "2026-01-10") == "running 2026-01-22/2026-01");
  CHECK(of_request(fiche, "received 2009/2015", "2015-12-31") == "running 2009-01-22/2016-01-21");
}

TEST_CASE("what nobody dated leaves the clock unknown") {
  CHECK(of_request(fiche, "received", "2026-01-10") == "unknown");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted", "2026-01-20") ==
        "kept 2026-01-26 0..15");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted", "2026-02-20") ==
        "unknown 2026-01-26 0..46");
  CHECK(of_request(fiche, "screened 2026-01-09", "2026-02-20", {},
                   "letters:\n  - received: 2026-01-05\n") == "overdue 2026-01-26");
}

TEST_CASE("a step passed over was taken when the next one was") {
  CHECK(of_request(fiche, "received 2026-01-05;approved 2026-01-20", "2026-03") ==
        "kept 2026-01-26 0..15");
  CHECK(of_request(fiche, "received 2026-01-05;approved 2026-02-20", "2026-03") ==
        "unknown 2026-01-26 0..46");
  CHECK(of_request(fiche, "received 2026-01-05;screened 2026-01-06", "2026-03") ==
        "overdue 2026-01-26");
}

TEST_CASE("a closed request awaits nothing") {
  for (const std::string_view step : {"rejected", "forwarded", "withdrawn", "merged"}) {
    const std::string list = "received 2026-01-05;" + std::string{step} + " 2026-01-09";
    CHECK(of_request(fiche, list, "2026-03") == "ended");
    CHECK(of_request(fiche, list, "2026-01-08", "2026-03") == "running 2026-01-26");
  }
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted 2026-01-09;rejected 2026-01-12",
                   "2026-03") == "kept 2026-01-26 4");
  CHECK(of_request("from: received\n    to: rejected\n    length:\n      days: 5\n",
                   "received 2026-01-05;rejected 2026-01-12", "2026-03") == "late 2026-01-10 7");
}

TEST_CASE("a clock stands still on hold, and while a request is closed that is reopened") {
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-01-10", "2026-06") == "on-hold");
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-01-10;resumed 2026-03-11",
                   "2026-03-20") == "running 2026-03-27");
  CHECK(of_request(fiche,
                   "received 2026-01-05;on-hold 2026-01-10;resumed 2026-03-11;"
                   "fiche-drafted 2026-03-27",
                   "2026-04") == "kept 2026-03-27 21");
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-01-10;fiche-drafted 2026-03-27",
                   "2026-04") == "kept 2026-04-12 5");
  CHECK(of_request(fiche, "received 2026-01-05;rejected 2026-01-10;reopened 2026-01-20",
                   "2026-02-05") == "running 2026-02-05");
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-01-10;withdrawn 2026-01-20",
                   "2026-06") == "ended");
  // It had run out before.
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-02-10", "2026-06") ==
        "overdue 2026-01-26");
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-02-10;resumed 2026-03-10", "2026-06") ==
        "overdue 2026-01-26");
  // What comes after the clock was stopped moves nothing.
  CHECK(of_request(fiche,
                   "received 2026-01-05;fiche-drafted 2026-01-07;on-hold 2026-01-10;"
                   "resumed 2026-03-11",
                   "2026-04") == "kept 2026-01-26 2");
}

TEST_CASE("a clock that a resting step starts runs on, and ends with its request") {
  constexpr std::string_view hold = "from: on-hold\n    to: resumed\n    length:\n      days: 30\n";
  const std::string list = "received 2026-01-05;on-hold 2026-01-10";
  CHECK(of_request(hold, list, "2026-01-20") == "running 2026-02-09");
  CHECK(of_request(hold, list + ";resumed 2026-02-12", "2026-03") == "late 2026-02-09 33");
  CHECK(of_request(hold, list + ";withdrawn 2026-02-20", "2026-06") == "ended");
  CHECK(of_request(hold, list + ";withdrawn 2026-02", "2026-02-15", "2026-06") ==
        "unknown 2026-02-09");
  const auto of_action = [](std::string_view steps) {
    const std::string mieux =
        programme({"from: cancelled\n    to: survey\n    length:\n      days: 30\n"});
    const std::string action = events(steps);
    const Sample sample({{"mieux.yaml", mieux}, {"actions/a", action}});
    return read(sample.store(), "c1", RecordKind::action, {"2026-06"});
  };
  CHECK(of_action("ready 2026-01-05;on-hold 2026-01-10;cancelled 2026-02-20") ==
        "overdue 2026-03-22");
}

TEST_CASE("a step that may not have been taken leaves open only what it can change") {
  CHECK(of_request(launch, "received 2025-01-05;screened 2025-02", "2025-02-10", "2026-01-15") ==
        "running 2025-04-05");
  for (const std::string_view step : {"on-hold", "withdrawn"})
    CHECK(of_request(launch, "received 2025-01-05;" + std::string{step} + " 2025-02", "2025-02-10",
                     "2026-01-15") == "unknown 2025-04-05/2025-04-14");
  CHECK(of_request(launch, "received 2025-01-05;on-hold 2025-01-10;screened 2025-02", "2025-02-10",
                   "2026-01-15")
            .starts_with("unknown"));
}

TEST_CASE("holds of which the month is known move the bounds") {
  // 11 to 69 days on hold.
  CHECK(of_request(fiche, "received 2026-01-05;on-hold 2026-01;resumed 2026-03", "2026-04-01") ==
        "running 2026-01-26/2026-04-21");
}

TEST_CASE("a request is launched by the first of its Actions") {
  const std::string_view list = "received 2026-01-05;approved 2026-02-05";
  CHECK(with_actions(list, "ready 2026-03-01", "ready 2026-04-20", "2026-05") ==
        "kept 2026-04-05 55");
  CHECK(with_actions(list, "ready 2026-03", "ready 2026-03-10", "2026-05") ==
        "kept 2026-04-05 55..64");
  CHECK(with_actions(list, "started 2026-03-01", "on-hold 2026-03-02", "2026-05") ==
        "kept 2026-04-05 0..55");
  CHECK(with_actions(list, "cancelled 2026-03-01", "on-hold 2026-03-02", "2026-05") ==
        "overdue 2026-04-05");
  CHECK(with_actions(list, "cancelled 2026-03-01", "cancelled 2026-03-02", "2026-05") == "ended");
  // Cancelled ones do not count, unless all are.
  CHECK(with_actions(list, "ready 2026-03-01;cancelled 2026-03-20", "ready 2026-06-01",
                     "2026-07") == "late 2026-04-05 147");
  CHECK(with_actions(list, "ready 2026-03-01;cancelled 2026-03-20", "on-hold 2026-03-02",
                     "2026-05") == "overdue 2026-04-05");
  CHECK(with_actions(list, "ready 2026-03-01;cancelled 2026-03-20", "cancelled 2026-03-02",
                     "2026-05") == "kept 2026-04-05 55");
  CHECK(with_actions(list, "ready 2026-03-01;cancelled 2026-03", "ready 2026-03-02", "2026-03-15",
                     "2026-05") == "unknown 2026-04-05");
  CHECK(of_request(launch, "received 2026-01-05;approved 2026-02-05", "2026-05") ==
        "overdue 2026-04-05");
}

namespace {

constexpr std::string_view follow_up =
    "from: completed\n    to: survey\n    length:\n      months: ";

std::string survey(std::string_view date) {
  return "tool: survey\nlevel: action\naction: a\ndate: " + std::string{date} + "\n";
}

}  // namespace

TEST_CASE("of several clocks that await the same report each has one of its own") {
  const std::string six = std::string{follow_up} + "6\n";
  const std::string twelve = std::string{follow_up} + "12\n";
  const std::string mieux = programme({twelve, six});
  const std::string action = events("started 2024-01-10;completed 2024-06-30");
  const std::string before = survey("2024-05-01");
  const std::string first = survey("2024-12-30");
  const std::string second = survey("2025-07-01");
  const Sample sample({{"mieux.yaml", mieux},
                       {"actions/a", action},
                       {"feedback/x", before},
                       {"feedback/y", second},
                       {"feedback/z", first}});
  const auto at = [&](std::string_view id, std::string_view day) {
    return read(sample.store(), id, RecordKind::action, {day, "2026-01-01"});
  };
  CHECK(at("c2", "2024-12-29") == "running 2024-12-30");
  CHECK(at("c2", "2024-12-30") == "kept 2024-12-30 183");
  CHECK(at("c1", "2025-06-30") == "running 2025-06-30");
  CHECK(at("c1", "2026-01-01") == "late 2025-06-30 366");
}

namespace {

constexpr std::string_view parts =
    "activities:\n"
    "  - id: a1\n    types: [training]\n    title: T\n    start: 2026-01-05\n    end: "
    "2026-01-09\n"
    "    outcome:\n      state: held\n"
    "  - id: a2\n    types: [training]\n    title: T\n    start: 2026-02-02\n"
    "    outcome:\n      state: held\n"
    "  - id: a3\n    types: [training]\n    title: T\n    start: 2026-02-02\n"
    "  - id: a4\n    types: [training]\n    title: T\n    start: 2026-02-02\n"
    "    outcome:\n      state: cancelled\n"
    "  - id: a5\n    types: [training]\n    title: T\n    outcome:\n      state: held\n"
    "missions:\n  - expert: x\n    activity: a1\n  - expert: y\n    activity: a1\n"
    "  - expert: x\n    activity: a3\n  - expert: x\n    activity: a2\n    end: 2026-02-03\n"
    "  - expert: x\n  - expert: x\n    activity: a5\n";

}  // namespace

TEST_CASE("reports on activities and missions") {
  const std::string mieux = programme({report, mission});
  const std::string action = events("started 2026-01-05") + std::string{parts};
  const std::string on_a1 = "action: a\nactivity: a1\ndate: ";
  const std::string evaluation =
      "tool: activity-evaluation\nlevel: activity\n" + on_a1 + "2026-01-08\n";
  const std::string by_x =
      "tool: expert-report\nlevel: mission\nexpert: x\n" + on_a1 + "2026-01-30\n";
  const std::string draft =
      "draft: true\ntool: expert-report\nlevel: mission\nexpert: y\n" + on_a1 + "2026-01-12\n";
  const Sample sample({{"mieux.yaml", mieux},
                       {"actions/a", action},
                       {"feedback/f", evaluation},
                       {"feedback/g", by_x},
                       {"feedback/h", draft}});
  const auto at = [&](std::string_view id, std::uint32_t index) {
    return read(sample.store(), id, RecordKind::action, {"2026-03-31"}, index);
  };
  CHECK(at("c1", 0) == "kept 2026-02-06 0");  // written on the last day but one
  CHECK(at("c1", 1) == "overdue 2026-03-02");
  CHECK(at("c1", 2).empty());  // nobody said that it was held
  CHECK(at("c1", 3).empty());
  CHECK(at("c1", 4) == "unknown");  // held on a day nobody wrote down
  CHECK(at("c2", 0) == "late 2026-01-23 21");
  CHECK(at("c2", 1) == "overdue 2026-01-23");
  CHECK(at("c2", 2).empty());
  CHECK(at("c2", 3) == "overdue 2026-02-17");
  CHECK(at("c2", 4).empty());
  CHECK(at("c2", 5) == "unknown");
}

TEST_CASE("clocks of Actions") {
  const auto at = [](std::string_view list, std::string_view day) {
    const std::string mieux =
        programme({"from: ready\n    to: started\n    length:\n      months: 1\n", report});
    const std::string action =
        events(list) +
        "activities:\n  - id: a1\n    types: [training]\n    title: T\n    start: 2026-01-05\n"
        "    outcome:\n      state: held\n";
    const Sample sample({{"mieux.yaml", mieux}, {"actions/a", action}});
    return read(sample.store(), "c1", RecordKind::action, {day}) + ", " +
           read(sample.store(), "c2", RecordKind::action, {day});
  };
  CHECK(at("ready 2025-12-31", "2026-01-20") == "running 2026-01-31, running 2026-02-02");
  CHECK(at("ready 2025-12-31;started 2026-01-31", "2026-02-10") ==
        "kept 2026-01-31 31, overdue 2026-02-02");
  CHECK(at("ready 2025-12-31;on-hold 2026-01-10", "2026-06-10") == "on-hold, on-hold");
  CHECK(at("ready 2025-12-31;on-hold 2026-01-10;started 2026-01-20", "2026-02-11") ==
        "kept 2026-02-10 10, running 2026-02-12");
  CHECK(at("ready 2025-12-31;cancelled 2026-01-10", "2026-06-10") == "ended, ended");
  CHECK(at("ready 2025-12-31;completed 2026-01-20", "2026-06-10") ==
        "kept 2026-01-31 0..20, overdue 2026-02-02");
  CHECK(at("started 2026-01-02", "2026-01-20") == ", running 2026-02-02");
}

TEST_CASE("an imported record is kept or late, never overdue") {
  const std::string_view imported = "imported:\n  source: S\n";
  CHECK(of_request(fiche, "received 2026-01-05", "2026-03", {}, imported) == "unknown 2026-01-26");
  CHECK(of_request(fiche, "received 2026-01-05;fiche-drafted 2026-02-26", "2026-03", {},
                   imported) == "late 2026-01-26 52");
  const Clocks clocks(published());
  for (const ClockRule& rule : published().programme().clocks)
    for (const Record& record : published().records(RecordKind::request)) {
      const ClockState state =
          clocks.read(rule, record, 0, on(published(), "2026-01-15").as_of).state;
      CHECK(state != ClockState::overdue);
      CHECK(state != ClockState::late);
    }
}

TEST_CASE("lengths beyond any calendar are never over") {
  CHECK(of_request("from: received\n    to: approved\n    length:\n      months: 4000000000\n",
                   "received 2026-01-05", "2026-03")
            .starts_with("running"));
  // 7 times this is 3 in 32 bits.
  CHECK(of_request("from: received\n    to: approved\n    length:\n      weeks: 613566757\n",
                   "received 2026-01-05", "2026-03")
            .starts_with("running"));
}

}  // namespace clocks_test
