// What an Action still awaits, where expected, drafted, achieved and postponed meet.

#include <doctest/doctest.h>

#include <string>

#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"
#include "queries/samples.hpp"

namespace awaited_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

/// What is missing of parts of an Action that has started, as `PART what`.
std::string missing(std::string_view parts, std::string_view as_of) {
  const std::string action =
      "request: r\nplanned:\n  start: 2025-01\n  end: 2027\nevents:\n"
      "  - event: started\n    date: 2025-01-10\n" +
      std::string{parts};
  const Sample sample({{"requests/r",
                        "events:\n  - event: received\n    date: 2024-01-05\n"
                        "  - event: approved\n    date: 2024-02-01\n"},
                       {"actions/a", action}});
  const View view = on(sample.store(), as_of, "2026-01-15");
  const Record& record = sample.store().records(RecordKind::action).front();
  std::string out;
  for (const MissingItem& item : MissingItems(sample.store(), view.as_of).of(record))
    if (!item.part.empty()) out += (out.empty() ? "" : "; ") + item.part + " " + item.what;
  return out;
}

}  // namespace

TEST_CASE("a deliverable that is expected and only drafted is awaited") {
  const std::string parts =
      "deliverables:\n  - id: d1\n    title: T\n    expected: true\n    events:\n"
      "      - event: drafted\n        date: 2025-03-01\n";
  CHECK(missing(parts, "2025-06-01") == "d1 expected: T");
  CHECK(missing(parts + "      - event: handed-over\n        date: 2025-05-01\n", "2025-06-01") ==
        "");
  CHECK(missing(parts + "      - event: handed-over\n        date: 2025-07-01\n", "2025-06-01") ==
        "d1 expected: T");
}

TEST_CASE("a result that was achieved is not awaited, whatever was expected") {
  const std::string parts =
      "results:\n  - id: r1\n    title: T\n    expected: true\n    achieved: 2025-05\n"
      "    evidence: E\n";
  CHECK(missing(parts, "2025-06-01") == "");
  CHECK(missing(parts, "2025-04-01") == "r1 expected: T");
}

TEST_CASE("of an activity postponed to a day that is over nobody knows what became of it") {
  const std::string parts =
      "activities:\n  - id: a1\n    types: [training]\n    title: T\n    start: 2025-02-01\n"
      "    outcome:\n      state: postponed\n      date: 2025-01-20\n      to: 2025-04\n"
      "      reason: R\n";
  CHECK(missing(parts, "2025-06-01") == "a1 what became of it");
  CHECK(missing(parts, "2025-04-15") == "");
}

}  // namespace awaited_test
