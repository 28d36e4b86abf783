// Clocks of an Action that was reopened.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/procedure/deadlines/clocks.hpp"
#include "queries/samples.hpp"

namespace reopened_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view clock =
    "format: mieux.store/1\ntitle: Office\nclocks:\n  - id: c\n    title: T\n"
    "    from: completed\n    to: survey\n    length:\n      months: 6\n";
constexpr std::string_view reopened =
    "events:\n  - event: started\n    date: 2024-01-10\n  - event: completed\n    date: "
    "2024-02-01\n"
    "  - event: reopened\n    date: 2024-03-01\n";
constexpr std::string_view completed_again = "  - event: completed\n    date: 2024-05-10\n";

/// `running 2024-08-01`: state and last possible day.
std::string clock_on(const std::string& action, std::string_view day) {
  const Sample sample({{"mieux.yaml", clock}, {"actions/a", action}});
  const Store& store = sample.store();
  const ClockReading reading =
      Clocks(store).read(store.programme().clocks[0], store.records(RecordKind::action)[0], 0,
                         on(store, day, "2026-01-01").as_of);
  return std::string{word_of(reading.state)} + (reading.due ? " " + reading.due->to_string() : "");
}

}  // namespace

TEST_CASE("an Action that is reopened awaits its reports once it ends again") {
  const std::string open{reopened};
  CHECK(clock_on(open, "2024-02-29") == "running 2024-08-01");
  CHECK(clock_on(open, "2024-03-01").empty());
  const std::string ended = open + std::string{completed_again};
  CHECK(clock_on(ended, "2024-02-29") == "running 2024-08-01");
  CHECK(clock_on(ended, "2024-04-01").empty());
  CHECK(clock_on(ended, "2024-05-10") == "running 2024-11-10");
}

}  // namespace reopened_test
