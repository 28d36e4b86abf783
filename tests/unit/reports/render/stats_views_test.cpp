// Statistics as tables, CSV, Markdown and JSON, and the records behind each figure.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace stats_views_test {

using namespace mieux;
using namespace mieux::formats;
using namespace mieux::samples;
using Json = nlohmann::json;

namespace {

/// A question with its answer.
struct Answered {
  Answered(const View& at, const Asked& asked)
      : view(at), query(query_of(at, asked)), statistics(count(at, query)) {}

  [[nodiscard]] Grid grid() const { return grid_of(query, statistics); }
  [[nodiscard]] Json json(bool explain = false) const {
    return Json::parse(as_json(view, query, statistics, explain));
  }

  View view;
  StatsQuery query;
  Statistics statistics;
};

Answered small(const Asked& asked) { return {on(small_office()), asked}; }

}  // namespace

TEST_CASE("by nothing: the total alone") {
  const Answered answered = small({"requests"});
  CHECK(as_table(answered.grid(), 0) == "          count\n---------------\nrequests      9\n");
  CHECK(as_csv(answered.grid()) == "of,count\r\ntotal,9\r\n");
  CHECK(answered.json() == Json::parse(R"({"format": "mieux.stats/1", "of": "requests", "by": [],
      "measure": "count", "as_of": "2024-06-30", "rows": [], "total": {"value": 9},
      "undecided": [], "drafts": []})"));
}

TEST_CASE("by one field: ids for programs, labels for people") {
  const Answered answered = small({"actions", "phase", "", "participants"});
  CHECK(as_table(answered.grid(), 0) ==
        "phase       participants\n"
        "------------------------\n"
        "Harbour I             94\n"
        "Harbour II            35\n"
        "------------------------\n"
        "Total                129\n");
  CHECK(read_csv(as_csv(answered.grid())) ==
        Rows{{"phase", "participants"}, {"one", "94"}, {"two", "35"}, {"total", "129"}});
  const Json json = answered.json();
  CHECK(json["measure"] == "participants");
  CHECK(json["by"] == Json{"phase"});
  CHECK(json["rows"] == Json::parse(R"([{"value": 94, "key": {"phase": "one"}},
      {"value": 35, "key": {"phase": "two"}}])"));
  CHECK(json["total"] == Json::parse(R"({"value": 129})"));
}

TEST_CASE("by two fields: rows and columns with totals") {
  const Answered answered = small({"actions", "phase,status"});
  CHECK(as_markdown(answered.grid()) ==
        "| phase | Ongoing | On hold | Completed | Cancelled | Total |\n"
        "|---|---:|---:|---:|---:|---:|\n"
        "| Harbour I | 0 | 1 | 1 | 0 | 2 |\n"
        "| Harbour II | 1 | 0 | 0 | 1 | 2 |\n"
        "| **Total** | **1** | **1** | **1** | **1** | **4** |\n");
  CHECK(read_csv(as_csv(answered.grid())) ==
        Rows{{"phase", "ongoing", "on-hold", "completed", "cancelled", "total"},
             {"one", "0", "1", "1", "0", "2"},
             {"two", "1", "0", "0", "1", "2"},
             {"total", "1", "1", "1", "1", "4"}});
  const Json rows = answered.json()["rows"];
  REQUIRE(rows.size() == 4);  // empty cells are left out
  CHECK(rows[0] == Json::parse(R"({"value": 1, "key": {"phase": "one", "status": "on-hold"}})"));
}

TEST_CASE("nothing to count is a table all the same") {
  for (const std::string_view by : {"", "region", "region,phase"}) {
    const Answered answered = small({"actions", by, "id = nowhere"});
    CAPTURE(by);
    const Grid grid = answered.grid();
    REQUIRE(grid.rows.size() == 1);
    CHECK(grid.rows[0].cells.back().id == "0");
    CHECK(read_csv(as_csv(grid)).size() == 2);
    CHECK(answered.json()["rows"].empty());
    CHECK(answered.json()["total"]["value"] == 0);
    CHECK(explained(answered.view, answered.query, answered.statistics).rows.empty());
  }
}

TEST_CASE("what is not known has rows of its own, and lists in JSON") {
  const Sample sample({
      {"requests/a", "events:\n  - event: received\n    date: 2010-05\n"},
      {"requests/b", "events:\n  - event: received\n    date: 2010/2011\n"},
      {"requests/c", "title: Silent\n"},
      {"requests/d", "draft: true\n"},
  });
  const View view = on(sample.store());
  const Answered answered(view, {"requests", "year", "", "count", "2010"});
  CHECK(as_table(answered.grid(), 0) ==
        "year                                  count\n"
        "-------------------------------------------\n"
        "2010                                      1\n"
        "-------------------------------------------\n"
        "Total                                     1\n"
        "unknown (may lie outside the period)      2\n");
  CHECK(read_csv(as_csv(answered.grid())) ==
        Rows{{"year", "count"}, {"2010", "1"}, {"total", "1"}, {"undated", "2"}});
  const Json json = answered.json();
  CHECK(json["period"] == "2010");
  CHECK(json["undated"] == Json::parse(R"({"value": 2, "records": ["b", "c"]})"));
  CHECK(json["undecided"] == Json::array());
  CHECK(json["drafts"] == Json{"d"});
  const Answered filtered(view, {"requests", "year,outcome", "received < 2011"});
  CHECK(filtered.json()["undecided"] == Json{"b"});
  CHECK(!filtered.json().contains("undated"));
  const Answered early(on(sample.store(), "2010-12-31", "2020"), {"requests"});
  CHECK(early.json()["undated"]["records"] == Json{"b"});
}

TEST_CASE("the records behind each figure") {
  const Answered by_two = small({"actions", "phase,status"});
  const Grid grid = explained(by_two.view, by_two.query, by_two.statistics);
  CHECK(read_csv(as_csv(grid)) == Rows{{"phase", "status", "count", "records"},
                                       {"one", "on-hold", "1", "triangle"},
                                       {"one", "completed", "1", "benin"},
                                       {"two", "ongoing", "1", "philippines"},
                                       {"two", "cancelled", "1", "zambia"}});
  CHECK(explained_as_text(by_two.view, by_two.query, by_two.statistics, 80) ==
        "Harbour I, On hold: 1\n  triangle\nHarbour I, Completed: 1\n  benin\n"
        "Harbour II, Ongoing: 1\n  philippines\nHarbour II, Cancelled: 1\n  zambia\n");
  const Answered parts = small({"activities", "type", "action = benin", "participants"});
  CHECK(explained(parts.view, parts.query, parts.statistics).rows[0].cells.back().id == "benin/a1");
  const Json json = small({"actions", "phase"}).json(true);
  CHECK(json["rows"][0]["records"] == Json{"benin", "triangle"});
  CHECK(json["total"]["records"] == Json{"benin", "philippines", "triangle", "zambia"});
  CHECK(!small({"actions", "phase"}).json()["total"].contains("records"));
}

TEST_CASE("the total and what may lie outside the period are told apart") {
  const Sample sample({{"requests/a", "events:\n  - event: received\n    date: \"2010\"\n"},
                       {"requests/b", "events:\n  - event: received\n    date: 2010/2011\n"}});
  const Answered answered(on(sample.store()), {"requests", "", "", "count", "2010"});
  CHECK(read_csv(as_csv(explained(answered.view, answered.query, answered.statistics))) ==
        Rows{{"of", "count", "records"}, {"total", "1", "a"}, {"undated", "1", "b"}});
  CHECK(explained_as_text(answered.view, answered.query, answered.statistics, 80) ==
        "requests: 1\n  a\nunknown (may lie outside the period): 1\n  b\n");
  const Answered by_one(on(sample.store()), {"requests", "year", "", "count", "2010"});
  const Grid grid = explained(by_one.view, by_one.query, by_one.statistics);
  REQUIRE(grid.rows.size() == 2);
  CHECK(grid.rows[1].apart);
  CHECK(grid.rows[1].cells[0].id == "undated");
}

TEST_CASE("fractions and numbers beyond any count") {
  const Sample sample({{"actions/a", "missions:\n  - country: FRA\n    count: 1\n    days: 2.5\n"},
                       {"actions/b",
                        "missions:\n  - country: ESP\n    count: 4000000000\n"
                        "    days: 4000000000000000000\n"}});
  const View view = on(sample.store());
  const Answered fraction(view, {"missions", "", "country = FRA", "mission-days"});
  CHECK(fraction.json()["total"]["value"] == 2.5);
  CHECK(read_csv(as_csv(fraction.grid()))[1][1] == "2.5");
  const Answered huge(view, {"missions", "", "country = ESP", "mission-days"});
  CHECK(huge.json()["total"]["value"].get<double>() == doctest::Approx(1.6e28));
  CHECK(read_csv(as_csv(huge.grid()))[1][1].size() == 29);
}

TEST_CASE("hostile values in every format") {
  const Sample sample({{"organisations/org",
                        "names:\n  - name: \"a | \\\"b\\\", `c` <script> =cmd \\e[31m\\nline\"\n"},
                       {"requests/a", "letters:\n  - requester: org\n"},
                       {"requests/b", "title: \"=cmd|' /C calc'!A0, \\\"x\\\"\\r\\n\"\n"}});
  const View view = on(sample.store());
  for (const std::string_view by : {"requester", "title", "requester,title", "title,requester"}) {
    CAPTURE(by);
    const Answered answered(view, {"requests", by});
    const Grid grid = answered.grid();
    const std::string table = as_table(grid, 100);
    CHECK(table.find('\x1b') == std::string::npos);
    CHECK_NOTHROW(read_markdown_table(as_markdown(grid)));
    CHECK(as_markdown(grid).find("<script>") == std::string::npos);
    const Rows rows = read_csv(as_csv(grid));
    CHECK(rows.size() == grid.rows.size() + 1);
    for (const auto& row : rows) CHECK(row.size() == grid.columns.size());
    CHECK_NOTHROW(static_cast<void>(answered.json(true)));
    CHECK(explained_as_text(view, answered.query, answered.statistics, 60).find('\x1b') ==
          std::string::npos);
  }
  const Answered by_title(view, {"requests", "title", "title != none"});
  CHECK(read_csv(as_csv(by_title.grid()))[1][0] == "=cmd|' /C calc'!A0, \"x\"\r\n");
  CHECK(by_title.json()["rows"][0]["key"]["title"] == "=cmd|' /C calc'!A0, \"x\"\r\n");
}

}  // namespace stats_views_test
