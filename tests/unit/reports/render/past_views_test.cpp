// Figures of the past as tables, CSV, JSON and charts: gaps are no zeros.

#include "mieux/reports/render/past_views.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mieux/reports/render/charts_of_figures.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace past_views_test {

using namespace mieux;
using namespace mieux::samples;
using Json = nlohmann::json;

namespace {

Figure figure(double value, std::vector<std::uint32_t> units) {
  return {value, true, std::move(units)};
}

PastStep step(const std::string& year, PastStep::Sort sort) {
  PastStep made;
  made.step = {year, date(year)};
  made.day = made.step.days.last();
  made.sort = sort;
  if (sort != PastStep::Sort::no_store) made.revision = "0123456789abcdef";
  return made;
}

/// 2018 without a store, 2019 with three requests, 2020 that cannot be read.
PastFigures three_years() {
  PastFigures figures;
  figures.subject = find_subject("requests");
  figures.measure_name = "count";
  figures.step_word = "year";
  figures.as_of = date("2020-12-31").first();
  figures.by = "outcome";
  figures.columns = {{"approved", "Approved; Action opens", Key::Kind::value},
                     {"rejected", "Rejected", Key::Kind::value}};
  figures.steps = {step("2018", PastStep::Sort::no_store), step("2019", PastStep::Sort::counted),
                   step("2020", PastStep::Sort::not_counted)};
  PastStep& counted = figures.steps[1];
  counted.units = {"2019-01", "2019-02", "2019-03"};
  counted.cells = {figure(2, {0, 1}), figure(0, {})};
  counted.total = figure(2, {0, 1});
  counted.undated = figure(1, {2});
  figures.steps[2].problem = "requests/x.yaml cannot be read";
  return figures;
}

}  // namespace

TEST_CASE("a step without figures is empty, and one that is not known says so") {
  CHECK(as_table(grid_of(three_years()), 0) ==
        "year  Approved; Action opens  Rejected      Total  unknown (may have come later)\n"
        "--------------------------------------------------------------------------------\n"
        "2018\n"
        "2019                       2         0          2                              1\n"
        "2020                                    not known\n");
  CHECK(as_csv(grid_of(three_years())) ==
        "step,approved,rejected,total,undated\r\n2018,,,,\r\n2019,2,0,2,1\r\n2020,,,,\r\n");
}

TEST_CASE("without a field there is the measure alone") {
  PastFigures figures = three_years();
  figures.by.clear();
  figures.columns.clear();
  figures.steps[1].cells.clear();
  figures.steps[1].undated = {};
  CHECK(as_csv(grid_of(figures)) == "step,count\r\n2018,\r\n2019,2\r\n2020,\r\n");
  CHECK(explained_as_text(figures, 80) == "2019 (01234567): 2\n  2019-01 2019-02\n");
  CHECK_FALSE(Json::parse(as_json(figures, false))["steps"][1].contains("rows"));
}

TEST_CASE("the records behind a figure are named with the revision that has them") {
  CHECK(explained_as_text(three_years(), 80) ==
        "2019 (01234567), Approved; Action opens: 2\n  2019-01 2019-02\n"
        "2019 (01234567), unknown (may have come later): 1\n  2019-03\n");
  CHECK(as_csv(explained(three_years())) ==
        "step,revision,outcome,count,records\r\n"
        "2019,0123456789abcdef,approved,2,2019-01 2019-02\r\n"
        "2019,0123456789abcdef,undated,1,2019-03\r\n");
}

TEST_CASE("in JSON each step says what it is, by which revision, and why it has no figures") {
  const Json json = Json::parse(as_json(three_years(), true));
  CHECK(json["format"] == "mieux.stats-history/1");
  CHECK(json["every"] == "year");
  REQUIRE(json["steps"].size() == 3);
  CHECK(json["steps"][0] == Json::parse(R"({"step": "2018", "day": "2018-12-31",
      "revision": null, "state": "no-store"})"));
  CHECK(json["steps"][1]["rows"] == Json::parse(R"([{"value": 2, "key": {"outcome": "approved"},
      "records": ["2019-01", "2019-02"]}])"));
  CHECK(json["steps"][1]["undated"] == Json::parse(R"({"value": 1, "records": ["2019-03"]})"));
  CHECK(json["steps"][2]["state"] == "not-counted");
  CHECK(json["steps"][2]["problem"] == "requests/x.yaml cannot be read");
}

TEST_CASE("a chart of the past shows what is not known as that") {
  const ColumnChart chart = chart_of(three_years());
  CHECK(chart.title == "Requests recorded by the end of each year by outcome, 2018 to 2020");
  CHECK(chart.description == "2019: 2 (Approved; Action opens 2); 2020: not known");
  REQUIRE(chart.steps.size() == 3);
  CHECK(chart.steps[0].is_known);
  CHECK(chart.steps[0].values.empty());
  CHECK_FALSE(chart.steps[2].is_known);
  REQUIRE(chart.notes.size() == 2);
  CHECK(chart.notes[0].starts_with("Up to 1 more"));
  CHECK(chart.notes[1] == "?: cannot be counted.");
}

}  // namespace past_views_test
