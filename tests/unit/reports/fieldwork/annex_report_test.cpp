// The annex: a sheet for each Action of a period, none dropped; the board of what is missing.

#include "mieux/reports/fieldwork/annex_report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/reports/fieldwork/board_report.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace annex_report_test {

using namespace mieux;
using namespace mieux::samples;
using namespace mieux::formats;

namespace {

std::string annex(View view, std::string_view period, bool active = false) {
  ReportRequest request;
  if (!period.empty()) request.period = date(period);
  request.period_text = std::string{period};
  request.active = active;
  return annex_report(view, request).markdown;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

bool has(const std::string& text, std::string_view part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("not there: " << part << "\nin\n" << text);
  return found;
}

}  // namespace

TEST_CASE("the publication of 2009-2015 has 73 sheets, in both readings") {
  const View view = on(published(), "2026-01-15");
  const std::string begun = annex(view, "2009/2015");
  CHECK(count_of(begun, "\n### ") == 73);
  CHECK(has(begun, "**73** Actions.\n"));
  CHECK(has(begun, "(begun in)"));
  CHECK(has(begun, "\n## Sub-Saharan Africa\n\n**Ongoing: 15**\n\n### "));
  CHECK(has(begun,
            "- **Experts involved:** Netherlands at least 1, Portugal at least 1, Romania "
            "at least 1\n- **Time frame:** 2009-09 to 2010-07\n"));
  const std::string active = annex(view, "2009/2015", true);
  CHECK(count_of(active, "\n### ") == 73);
  CHECK(has(active, "(active in)"));
  View other = view;
  other.grouping = "region_2018";
  CHECK(count_of(annex(other, "2009/2015"), "\n### ") == 73);
}

TEST_CASE("no Action is dropped or printed twice") {
  const Sample sample(
      {{"actions/two",
        "title: Two regions\ncountries: [BEN, PHL]\nevents:\n  - event: started\n    date: 2020\n"},
       {"actions/open",
        "title: Some day\ncountries: [BEN]\nevents:\n  - event: started\n    date: 2019/2020\n"},
       {"actions/none", "title: No country\nevents:\n  - event: started\n    date: 2020-05\n"},
       {"actions/other", "title: Another year\nevents:\n  - event: started\n    date: 2018-05\n"},
       {"actions/draft", "title: A draft\ndraft: true\n"}});
  const std::string text = annex(on(sample.store(), "2026-01-15"), "2020");
  CHECK(count_of(text, "\n### Two regions\n") == 1);
  CHECK(has(text, "Under another region: Two regions.\n"));
  CHECK(has(text, "## Actions whose dates do not decide the period\n\n### Some day\n"));
  CHECK(count_of(text, "\n### No country\n") == 1);
  CHECK_FALSE(text.find("Another year") != std::string::npos);
  CHECK(has(text, "Left out, since they are drafts: A draft.\n"));
  CHECK(has(text, "**2** Actions, and **1** that may lie outside the period, at the end.\n"));
}

TEST_CASE("without a grouping the annex is by status") {
  View view = on(small_office(), "2026-01-15");
  view.grouping.clear();
  const std::string text = annex(view, "");
  CHECK(has(text, "\n## Ongoing\n\n### Amber Bay\n"));
  CHECK(count_of(text, "\n### ") == 4);
}

TEST_CASE("the board is by the person responsible, and for staff") {
  View view = on(small_office(), "2026-01-15");
  view.audience = Audience::staff;
  const std::string text = board_report(view, {}).markdown;
  CHECK(has(text, "\n## hf1\n\n| Action |"));
  CHECK(has(text, "| `philippines/a3` | Amber Bay | Ongoing | outcome: what became of it |  |\n"));
  CHECK(has(text, "## Nobody is responsible\n"));
  CHECK(has(text, "| `triangle/r1` | Triangle | On hold | evidence: what proves that"));
  const Rows rows = read_csv(rendered(board_grid(view), Format::csv, 0, view.audience));
  REQUIRE(rows.size() > 10);
  CHECK(rows[0] == std::vector<std::string>{"responsible", "action", "part", "name", "status",
                                            "missing", "what", "until", "audience"});
  CHECK(rows[1][0] == "hf1");
  CHECK(rows[1][1] == "benin");
  CHECK(rows.back()[0].empty());
  CHECK(rows.back().back() == "staff");
}

TEST_CASE("imported Actions are not on the board, and counted") {
  const std::string text = board_report(on(published(), "2026-01-15"), {}).markdown;
  CHECK(has(text, "Nothing is missing.\n"));
  CHECK(has(text, "taken over from elsewhere: 73 Actions.\n"));
}

}  // namespace annex_report_test
