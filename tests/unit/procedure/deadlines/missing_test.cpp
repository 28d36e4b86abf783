// What an Action lacks: dates, outcomes, participants, reports, evidence, what is expected.

#include "mieux/procedure/deadlines/missing.hpp"

#include <doctest/doctest.h>

#include <string>

#include "queries/samples.hpp"

namespace missing_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view approved_request =
    "title: R\nevents:\n  - event: received\n    date: 2020-01-02\n  - event: approved\n"
    "    date: 2020-02-03\n";

std::string missing(const Store& store, std::string_view id, std::string_view day) {
  const View view = on(store, day, "2026-01-15");
  const Record* record = store.find(RecordKind::action, id);
  REQUIRE(record != nullptr);
  std::string out;
  for (const MissingItem& item : MissingItems(store, view.as_of).of(*record))
    out += (out.empty() ? "" : "; ") + std::string{word_of(item.kind)} + " " +
           (item.part.empty() ? "" : item.part + " ") + item.what +
           (item.due ? " " + item.due->to_string() : "");
  return out;
}

/// What an Action with this text lacks on the last day of 2020.
std::string lacks(std::string_view text, std::string_view day = "2020-12-31") {
  const std::string action = "title: A\nrequest: r\n" + std::string{text};
  const Sample sample({{"requests/r", approved_request}, {"actions/a", action}});
  return missing(sample.store(), "a", day);
}

constexpr std::string_view planned = "planned:\n  start: 2020-03\n  end: 2020-06\n";
constexpr std::string_view completed =
    "events:\n  - event: started\n    date: 2020-03-02\n  - event: completed\n    date: "
    "2020-06-30\n";

std::string with(std::string_view head, std::string_view rest) {
  return std::string{head} + std::string{rest};
}

}  // namespace

TEST_CASE("an Action lacks the dates that its status calls for") {
  CHECK(lacks("", "2020-02-10") == "date the planned start; date the planned end");
  CHECK(lacks("", "2020-01-10").empty());  // not yet approved
  CHECK(lacks(planned, "2020-03-10").empty());
  CHECK(lacks(with(planned, "events:\n  - event: started\n"), "2026-01-15") ==
        "date its completion, or a new end: planned until 2020-06; date the day it started");
  CHECK(lacks("events:\n  - event: cancelled\n", "2026-01-15") == "date the day it was cancelled");
}

TEST_CASE("a completed Action lacks an activity that was held, outcomes and its report") {
  CHECK(lacks(completed) == "outcome an activity that was held; report the implementation report");
  CHECK(lacks(with(completed,
                   "activities:\n"
                   "  - id: a1\n    types: [training]\n    title: T\n    start: 2020-04-01\n"
                   "    participants:\n      total: 5\n    outcome:\n      state: held\n"
                   "  - id: a2\n    types: [training]\n    title: U\n"
                   "  - id: a3\n    types: [training]\n    title: V\n    optional: true\n")) ==
        "outcome a2 what became of it; report the implementation report");
}

TEST_CASE("what came after the day asked about is missing on that day") {
  const std::string action =
      "title: A\nrequest: r\n" + std::string{completed} +
      "activities:\n"
      "  - id: a1\n    types: [training]\n    title: T\n    start: 2020-07-20\n"
      "    participants:\n      total: 5\n    outcome:\n      state: held\n"
      "  - id: a2\n    types: [training]\n    title: U\n    outcome:\n"
      "      state: cancelled\n      date: 2020-08-01\n      reason: R\n"
      "deliverables:\n  - id: d1\n    type: handbook\n    title: B\n    events:\n"
      "      - event: drafted\n      - event: adopted\n        date: 2025-01-01\n";
  const Sample sample({{"requests/r", approved_request},
                       {"actions/a", action},
                       {"feedback/f",
                        "title: F\ntool: action-implementation\nlevel: action\naction: a\n"
                        "date: 2020-09-01\n"}});
  CHECK(missing(sample.store(), "a", "2020-07-01") ==
        "date d1 when it was drafted or handed over; outcome an activity that was held; "
        "outcome a1 what became of it; outcome a2 what became of it; "
        "report the implementation report");
  CHECK(missing(sample.store(), "a", "2020-08-31") ==
        "date d1 when it was drafted or handed over; report the implementation report");
  CHECK(missing(sample.store(), "a", "2020-09-01") == "date d1 when it was drafted or handed over");
}

TEST_CASE("activities: past without outcome, held without days or participants, postponed") {
  constexpr std::string_view running =
      "planned:\n  end: 2021-06\nevents:\n  - event: started\n    date: 2020-03-02\n";
  const std::string text = with(running,
                                "activities:\n"
                                "  - id: a1\n    types: [training]\n    title: T\n"
                                "    start: 2020-05\n"
                                "  - id: a2\n    types: [training]\n    title: U\n"
                                "    outcome:\n      state: held\n"
                                "  - id: a3\n    types: [training]\n    title: V\n"
                                "    start: 2020-04\n    outcome:\n      state: postponed\n"
                                "      date: 2020-04-01\n      reason: Elections\n"
                                "  - id: a4\n    types: [training]\n    title: W\n"
                                "    start: 2020-04\n    outcome:\n      state: postponed\n"
                                "      date: 2020-04-01\n      to: 2021-02\n      reason: Rain\n"
                                "  - id: a5\n    types: [training]\n    title: X\n");
  CHECK(lacks(text) ==
        "date a2 when it was held; date a3 the day it is postponed to; date a5 when it is planned; "
        "outcome a1 what became of it; participants a2 how many took part");
  // On the last day of May the training may still come.
  CHECK(lacks(text, "2020-05-31").find("a1") == std::string::npos);
}

TEST_CASE("results and deliverables: expected, undated, without evidence") {
  constexpr std::string_view going =
      "planned:\n  end: 2021-06\nevents:\n  - event: started\n    date: 2020-03-02\n";
  CHECK(lacks(with(going,
                   "results:\n"
                   "  - id: r1\n    title: Trained\n    expected: true\n"
                   "  - id: r2\n    title: Working\n    achieved: 2020-05\n"
                   "  - id: r3\n    title: Later\n    achieved: 2021-05\n    evidence: Letter\n"
                   "  - title: Undated\n    evidence: Letter\n"
                   "deliverables:\n"
                   "  - id: d1\n    type: handbook\n    title: Book\n    expected: true\n"
                   "  - id: d2\n    type: handbook\n    title: Guide\n"
                   "    events:\n      - event: drafted\n        date: 2020-06\n"
                   "  - id: d3\n    type: handbook\n    title: Plan\n")) ==
        "date results.4 when it was achieved; date d3 when it was drafted or handed over; "
        "evidence r2 what proves that it was achieved; result r1 expected: Trained; "
        "result r3 expected: Later; deliverable d1 expected: Book");
}

TEST_CASE("clocks say which reports are missing; imported Actions are not asked for them") {
  const std::string benin = missing(small_office(), "benin", "2019-01-31");
  CHECK(benin.find("report m2 Mission report of the expert 2018-10-05") != std::string::npos);
  CHECK(benin.find("report a1 Evaluation of the activity 2018-07-06") != std::string::npos);
  CHECK(benin.find("report m1") == std::string::npos);
  CHECK(missing(published(), "angola", "2026-01-15").empty());
  CHECK(missing(published(), "nigeria-iii", "2015-12-31").starts_with("result r1 expected: "));
}

}  // namespace missing_test
