// Clocks that wait for news of what came of an Action.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/procedure/deadlines/clocks.hpp"
#include "queries/samples.hpp"

namespace follow_up_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view programme =
    "format: mieux.store/1\ntitle: Office\nclocks:\n"
    "  - id: six\n    title: T\n    from: completed\n    to: follow-up\n"
    "    length:\n      months: 6\n"
    "  - id: twelve\n    title: T\n    from: completed\n    to: follow-up\n"
    "    length:\n      months: 12\n";

/// The states of both clocks, of an Action that was completed on 29 March 2019.
std::string states(std::string_view news, std::string_view as_of) {
  const std::string text =
      "events:\n  - event: completed\n    date: 2019-03-29\n" + std::string{news};
  const Sample sample({{"mieux.yaml", programme}, {"actions/a", text}});
  const Store& store = sample.store();
  const Clocks clocks(store);
  std::string both;
  for (const ClockRule& rule : store.programme().clocks) {
    const ClockReading reading = clocks.read(rule, store.records(RecordKind::action).front(), 0,
                                             on(store, as_of, "2021-01-15").as_of);
    both += (both.empty() ? "" : " ") + std::string{word_of(reading.state)};
  }
  return both;
}

std::string effect(std::string_view day) {
  return "effects:\n  - title: E\n    reported: \"" + std::string{day} + "\"\n";
}

}  // namespace

TEST_CASE("a follow-up is news since the month in which the time runs out") {
  CHECK(states("", "2019-09-29") == "running running");
  CHECK(states("", "2019-09-30") == "overdue running");
  CHECK(states(effect("2019-08-31"), "2020-01-01") == "overdue running");
  CHECK(states(effect("2019-09-01"), "2020-01-01") == "kept running");
  CHECK(states(effect("2019-10-01"), "2020-01-01") == "late running");
  CHECK(states(effect("2020-02-01"), "2020-01-31") == "overdue running");
}

TEST_CASE("one piece of news stops all clocks whose month has come") {
  CHECK(states(effect("2020-03-05"), "2020-06-01") == "late kept");
  CHECK(states(effect("2020-06-01"), "2020-06-01") == "late late");
}

TEST_CASE("dates that leave it open whether news counts leave the clock open") {
  CHECK(states(effect("2019"), "2020-01-01") == "unknown running");
  CHECK(states(effect("2019") + "  - title: F\n    reported: 2020-03-05\n", "2020-06-01") ==
        "unknown kept");
}

TEST_CASE("results achieved and what happens to deliverables are news, if they have a day") {
  CHECK(states("results:\n  - title: R\n    achieved: 2019-09-20\n", "2020-01-01") ==
        "kept running");
  const std::string adopted = "deliverables:\n  - title: D\n    events:\n      - event: adopted\n";
  CHECK(states(adopted, "2020-01-01") == "overdue running");
  CHECK(states(adopted + "        date: 2019-09-20\n", "2020-01-01") == "kept running");
}

}  // namespace follow_up_test
