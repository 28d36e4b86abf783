// The reports `requests` and `clocks`: the way of requests, waiting times, clocks kept.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/reports/periods/clocks_report.hpp"
#include "mieux/reports/periods/requests_report.hpp"
#include "mieux/reports/report.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace requests_test {

using namespace mieux;
using namespace mieux::formats;
using namespace mieux::samples;

namespace {

using Make = Report (*)(const View&, const ReportRequest&);

std::string made(Make make, const View& view, std::string_view period = {}) {
  ReportRequest request;
  if (!period.empty()) request.period = date(period);
  request.period_text = period.empty() ? "all years" : std::string{period};
  return make(view, request).markdown;
}

void check_has(const std::string& report, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(report.find(text) != std::string::npos);
  }
}

/// Every table has as many cells in each line.
void check_tables(const std::string& markdown) {
  std::string table;
  std::size_t tables = 0;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = markdown.find('\n', begin);
    const std::string line = markdown.substr(begin, end - begin);
    if (line.starts_with('|')) table += line + "\n";
    if (!line.starts_with('|') && !table.empty()) {
      CAPTURE(table);
      CHECK_NOTHROW(read_markdown_table(table));
      ++tables;
      table.clear();
    }
    begin = end + 1;
  }
  CHECK(tables > 3);
}

}  // namespace

TEST_CASE("the requests of the small office") {
  const std::string report = made(requests_report, on(small_office()));
  check_tables(report);
  check_has(report,
            {"# Harbour Facility: requests, all years\n", "| Received | 9 | 100% |",
             "| Screened | 9 | 100% |", "| Action Fiche drafted | 5 | 55.6% |",
             "| Decided | 6 | 66.7% |", "| the first Action Fiche | 18 | 4 | 1 |",
             "| the decision | 37 | 5 | 1 |", "| post | 0 | 1 | 2 |", "\n| Asia | 29 |\n",
             "## Authorities that asked more than once\n\nNone.\n",
             "| Scanners for river crossings | 2018-09-17 | 2018-10-02 | Asks for equipment",
             "| Twinning of port administrations | 2019-10-08 | 2019-10-21 | Twinning |",
             "- `mieux stats requests --measure median:days.decided --as-of 2024-06-30`",
             "Nothing: every request could be placed."});
}

TEST_CASE("the requests of the published years") {
  const std::string report = made(requests_report, on(published(), "2026-01-15"), "2009/2015");
  check_tables(report);
  check_has(report, {"| Received | 100 | 100% |", "| Action Fiche drafted | 73 | 73% |",
                     "| Decided | 96 | 96% |", "| the decision | none | 0 | 96 |",
                     "| COMESA Secretariat | 2 | COMESA I, COMESA II |",
                     "| Hong Kong | 2009/2015 | 2009/2015 | Country outside the instruments |",
                     " --from 2009-01-01 --to 2015-12-31 --as-of 2015-12-31`"});
}

TEST_CASE("reports of a period without requests, and of a store without clocks") {
  const std::string requests = made(requests_report, on(small_office()), "1999");
  check_has(requests, {"| Received | 0 | none |", "| the decision | none | 0 | 0 |",
                       "## Rejected\n\nNone.\n"});
  const Sample empty({{"mieux.yaml", "format: mieux.store/1\n"}});
  check_has(made(clocks_report, on(empty.store())), {"mieux.yaml names no clocks."});
  check_has(made(clocks_report, on(small_office()), "1999"), {"It began for none."});
}

TEST_CASE("the clocks of the small office") {
  const std::string report = made(clocks_report, on(small_office()));
  check_tables(report);
  check_has(report, {"Clock `fiche`: from `received` to `fiche-drafted` within 3 weeks.",
                     "Clock `launch`: from `received` to `ready` within 3 months.",
                     "| 2019 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | none (1 unknown) | none (1 unknown) |",
                     "| 2024 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 50% | 18 |",
                     "| **Total** | **4** | **0** | **1** | **0** | **1** | **2** | **1** | "
                     "**80% (1 unknown)** | **18 (1 unknown)** |",
                     "Overdue: Consular services for citizens abroad.\n",
                     "Overdue: Amber Bay (3), Benin (3), Triangle.\n",
                     "- `mieux stats missions --by year --measure share:clock.expert-report.kept"});
}

TEST_CASE("hostile reasons and names are no markup") {
  const std::string hostile = "\"a | b `c` <script> # h ![i](j) **k**\"";
  const std::string text =
      "short_name: " + hostile + "\nevents:\n  - event: received\n    date: 2018\n" +
      "  - event: forwarded\n    to: " + hostile + "\n    note: " + hostile + "\n";
  const Sample sample({{"requests/a", text}});
  const std::string report = made(requests_report, on(sample.store()));
  check_tables(report);
  for (const std::string_view markup : {"<script", "![i]", "**k**", "| b `c`"})
    CHECK(report.find(markup) == std::string::npos);
}

TEST_CASE("a rejection is told as it was by the day asked about") {
  const std::string text =
      "short_name: A\nevents:\n  - event: received\n    date: 2018-01-10\n"
      "  - event: rejected\n    date: 2018-02-01\n    note: the first\n"
      "  - event: reopened\n    date: 2018-03-01\n"
      "  - event: rejected\n    date: 2020-02-01\n    note: the second\n";
  const Sample sample({{"requests/a", text}});
  check_has(made(requests_report, on(sample.store(), "2018-02-10", "2026-01-15")),
            {"| A | 2018-01-10 | 2018-02-01 |  | the first |"});
  check_has(made(requests_report, on(sample.store(), "2026-01-15")),
            {"| A | 2018-01-10 | 2020-02-01 |  | the second |"});
}

TEST_CASE("a clock of any id that is one is in the report") {
  const Sample sample({{"mieux.yaml",
                        "format: mieux.store/1\nclocks:\n  - id: a--b\n    title: T\n"
                        "    from: received\n    to: approved\n    length:\n      days: 3\n"
                        "  - id: \"no id\"\n    title: T\n    from: received\n"
                        "    to: approved\n    length:\n      days: 3\n"},
                       {"requests/a", "events:\n  - event: received\n    date: 2018-01-10\n"}});
  check_has(made(clocks_report, on(sample.store())), {"Clock `a--b`: from `received`", "| 2018 |"});
}

}  // namespace requests_test
