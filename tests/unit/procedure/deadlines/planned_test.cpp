// What is planned on a day: activities ahead, postponed ones, starts and ends of Actions.

#include "mieux/procedure/deadlines/planned.hpp"

#include <doctest/doctest.h>

#include <string>

#include "queries/samples.hpp"

namespace planned_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view approved =
    "events:\n  - event: received\n    date: 2025-01-05\n  - event: approved\n"
    "    date: 2025-02-01\n";

std::string action(std::string_view rest) {
  return "request: r\nplanned:\n  start: 2025-03\n  end: 2026-06-30\n" + std::string{rest};
}

std::string activity(std::string_view id, std::string_view rest) {
  return "  - id: " + std::string{id} + "\n    types: [training]\n    title: T" + std::string{id} +
         "\n" + std::string{rest};
}

std::string planned(std::string_view record, std::string_view day) {
  const std::string text{record};
  const Sample sample({{"requests/r", approved}, {"actions/a", text}});
  std::string out;
  const View view = on(sample.store(), day, "2026-01-15");
  for (const DueItem& item : planned_items(view.store, view.as_of))
    out += (out.empty() ? "" : "; ") + (item.due ? item.due->to_string() : "without a date") +
           (item.until ? " to " + item.until->to_string() : "") + " " + item.what +
           (item.part.empty() ? "" : " " + item.part);
  return out;
}

}  // namespace

TEST_CASE("what lies ahead, by day; what has an outcome or is over is not planned") {
  const std::string started = "events:\n  - event: started\n    date: 2025-03-10\n";
  CHECK(planned(action(""), "2025-02-15") ==
        "2025-03 Start of the Action; 2026-06-30 End of the Action");
  CHECK(planned(action(started), "2025-04-01") == "2026-06-30 End of the Action");
  CHECK(planned(action(""), "2025-01-15") == "");  // not approved yet
  CHECK(planned(action(started + "  - event: cancelled\n    date: 2025-03-20\n    reason: R\n"),
                "2025-04-01") == "");
  const std::string activities =
      "activities:\n" + activity("a1", "    start: 2025-05-05\n    end: 2025-05-09\n") +
      activity("a2",
               "    start: 2025-06-02\n    outcome:\n      state: postponed\n"
               "      date: 2025-05-20\n      to: 2025-09\n      reason: R\n") +
      activity("a3",
               "    start: 2025-07-01\n    outcome:\n      state: cancelled\n"
               "      date: 2025-05-20\n      reason: R\n") +
      activity("a4", "    start: 2025-05-05\n    outcome:\n      state: held\n");
  CHECK(planned(action(activities), "2025-05-07") ==
        "2025-05-05 to 2025-05-09 Ta1 a1; 2025-06-02 Ta2 a2; 2025-07-01 Ta3 a3; "
        "2026-06-30 End of the Action");
  CHECK(planned(action(activities), "2025-06-01") ==
        "2025-09 Ta2 a2; 2026-06-30 End of the Action");
}

TEST_CASE("what was postponed to no day, or has none so far, comes last, without a date") {
  const std::string activities =
      "activities:\n" +
      activity("a1",
               "    start: 2025-06-02\n    outcome:\n      state: postponed\n"
               "      date: 2025-05-20\n      reason: R\n") +
      activity("a2", "") + activity("a3", "    outcome:\n      state: unknown\n") +
      activity("a4", "    outcome:\n      state: held\n") +
      activity("a5",
               "    outcome:\n      state: cancelled\n      date: 2025-05-20\n"
               "      reason: R\n");
  CHECK(planned(action(activities), "2025-06-01") ==
        "2026-06-30 End of the Action; without a date Ta1 a1; without a date Ta2 a2");
}

TEST_CASE("of drafts and imported records nothing is planned") {
  CHECK(planned(action("draft: true\n"), "2025-02-15") == "");
  CHECK(planned(action("imported:\n  source: S\n"), "2025-02-15") == "");
}

}  // namespace planned_test
