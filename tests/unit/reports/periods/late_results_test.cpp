// The report `late-results`: what was handed over and not adopted, and how long adoption took.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/reports/periods/late_results_report.hpp"
#include "mieux/reports/report.hpp"
#include "queries/samples.hpp"

namespace late_results_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view action =
    "title: A\nshort_name: Benin\ncountries: [BEN]\n"
    "events:\n  - event: started\n    date: 2018-01-10\n"
    "deliverables:\n"
    "  - id: d1\n    title: Handbook | one\n    type: handbook\n    events:\n"
    "      - event: drafted\n        date: 2018-09-01\n"
    "      - event: handed-over\n        date: 2018-10-01\n"
    "      - event: adopted\n        date: 2019-09-01\n"
    "  - id: d2\n    title: Late one\n    events:\n"
    "      - event: handed-over\n        date: 2018-12-31\n"
    "  - id: d3\n    title: Known by its use\n    events:\n      - event: applied\n"
    "  - id: d4\n    title: Still a draft\n    events:\n"
    "      - event: drafted\n        date: 2018\n"
    "  - id: d5\n    title: Planned\n    expected: true\n"
    "  - title: Adopted on some day\n    events:\n"
    "      - event: adopted\n        date: 2019-09-15\n";

std::string made(std::string_view as_of, std::string_view period = {}) {
  const Sample sample({{"actions/a", action}});
  ReportRequest request;
  if (!period.empty()) request.period = date(period);
  request.period_text = "all years";
  return late_results_report(on(sample.store(), as_of, "2020-01-15"), request).markdown;
}

bool has(const std::string& report, std::string_view text) {
  return report.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("the ledger lists what was handed over and not adopted, the longest first") {
  const std::string report = made("2020-01-15");
  CAPTURE(report);
  CHECK(has(report,
            "| Benin | a/d2 | Late one | (not stated) | 2018-12-31 | 380 | handed over |\n"
            "| Benin | a/d3 | Known by its use | (not stated) | unknown | unknown | "
            "applied |\n"));
  CHECK_FALSE(has(report, "a/d1 |"));
  CHECK(has(report, "| 2 | 1 | 365 | 365 | 365 | 1 |"));
  CHECK(has(report, "| **Total** | **4** | **50%** |"));
  CHECK(has(report, "- **2** handed over on a day that nobody wrote down."));
  CHECK(has(report, "- **1** drafted or validated"));
  CHECK(has(report, "- **1** planned and not there yet."));
}

TEST_CASE("the ledger answers for its day") {
  const std::string report = made("2018-11-30");
  CAPTURE(report);
  CHECK(has(report, "| Benin | a/d1 | Handbook \\| one |"));
  CHECK(has(report, "| 2018-10-01 | 60 | handed over |"));
  CHECK_FALSE(has(report, "a/d2"));
  CHECK(has(report, "Nothing that was handed over is adopted."));
}

TEST_CASE("what dates leave open is in no figure, and said") {
  const std::string report = made("2020-01-10");  // the day it was applied may be later
  CAPTURE(report);
  CHECK_FALSE(has(report, "a/d3"));
  CHECK(has(report, "- **1** may have been handed over or adopted by then, or later."));
}

TEST_CASE("deliverables are in the period by the day they were handed over") {
  const std::string report = made("2020-01-10", "2018-12");
  CAPTURE(report);
  CHECK(has(report, "a/d2"));
  CHECK(has(report, "| **Total** | **1** | **0%** |"));
}

TEST_CASE("what was handed over again after the day asked about is not known on it") {
  const Sample sample({{"actions/a",
                        "title: A\nevents:\n  - event: started\n    date: 2018-01-10\n"
                        "deliverables:\n  - id: d1\n    title: Book\n    events:\n"
                        "      - event: handed-over\n        date: 2018-10-01\n"
                        "      - event: handed-over\n        date: 2019-12-01\n"}});
  ReportRequest request;
  request.period = date("2018");
  request.period_text = "2018";
  const View view = on(sample.store(), "2018-10-31", "2020-01-15");
  CHECK(has(late_results_report(view, request).markdown,
            "| A | a/d1 | Book | (not stated) | 2018-10-01 | 30 | handed over |"));
}

}  // namespace late_results_test
