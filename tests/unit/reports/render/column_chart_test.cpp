// Charts of columns: well-formed SVG, columns in proportion on one foot, what has no room left out.

#include "mieux/reports/render/column_chart.hpp"
#include "mieux/reports/render/picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace column_chart_test {

using namespace mieux;
using namespace mieux::formats;
using namespace mieux::samples;

namespace {

double number(const Element& element, const std::string& attribute) {
  const auto found = element.attributes.find(attribute);
  REQUIRE(found != element.attributes.end());
  return std::strtod(found->second.c_str(), nullptr);
}

/// The boxes of columns, left to right as drawn; those of patterns, the ground and the legend are
/// none.
std::vector<const Element*> boxes(const Element& svg) {
  constexpr double foot = 296;
  std::vector<const Element*> all;
  for (const Element& child : svg.children)
    if (child.name == "rect" && child.attributes.contains("y") && number(child, "y") < foot)
      all.push_back(&child);
  return all;
}

std::vector<std::string> texts(const Element& svg) {
  std::vector<std::string> all;
  for (const Element* text : svg.all("text")) all.push_back(text->text);
  return all;
}

bool has_text(const Element& svg, const std::string& text) {
  const auto all = texts(svg);
  return std::find(all.begin(), all.end(), text) != all.end();
}

ColumnChart two_years() {
  return {"Requests by outcome, 2018 to 2019",
          "2018: 3; 2019: 1",
          {"Approved", "Rejected"},
          true,
          {{"2018", "3", true, {1, 2}}, {"2019", "1", true, {1, 0}}},
          {"A note."}};
}

StatsQuery query_over(const View& view, const Asked& asked, std::string_view period,
                      Reading reading = Reading::begun) {
  StatsQuery query = query_of(view, asked);
  query.period = Period{date(period), reading};
  query.step_word = "year";
  query.by.insert(query.by.begin(),
                  step_field(*query.subject, reading, steps_of(date(period), Every::year)));
  return query;
}

ColumnChart chart_over(const View& view, const Asked& asked, std::string_view period,
                       Reading reading = Reading::begun) {
  const StatsQuery query = query_over(view, asked, period, reading);
  return chart_of(view, query, count(view, query));
}

}  // namespace

TEST_CASE("a chart of columns has a title, a description, a legend and its notes") {
  const Element svg = read_xml(as_svg(two_years()));
  REQUIRE(svg.all("title").size() == 1);
  REQUIRE(svg.all("desc").size() == 1);
  CHECK(svg.all("title")[0]->text == "Requests by outcome, 2018 to 2019");
  CHECK(svg.all("desc")[0]->text == "2018: 3; 2019: 1");
  for (const char* text : {"Approved", "Rejected", "2018", "2019", "3", "1", "A note."}) {
    CAPTURE(text);
    CHECK(has_text(svg, text));
  }
}

TEST_CASE("parts stand on each other, or side by side, in proportion") {
  ColumnChart chart = two_years();
  const Element stacked = read_xml(as_svg(chart));
  const auto parts = boxes(stacked);
  REQUIRE(parts.size() == 3);  // nothing is drawn for 0
  CHECK(number(*parts[1], "height") == doctest::Approx(2 * number(*parts[0], "height")));
  CHECK(number(*parts[1], "y") + number(*parts[1], "height") ==
        doctest::Approx(number(*parts[0], "y")));
  CHECK(number(*parts[0], "x") == number(*parts[1], "x"));
  CHECK(number(*parts[2], "x") > number(*parts[0], "x") + number(*parts[0], "width"));
  CHECK(parts[0]->attributes.at("fill") != parts[1]->attributes.at("fill"));
  chart.stacked = false;
  const Element grouped = read_xml(as_svg(chart));
  const auto beside = boxes(grouped);
  REQUIRE(beside.size() == 3);
  CHECK(number(*beside[1], "x") >= number(*beside[0], "x") + number(*beside[0], "width") - 0.2);
  CHECK(number(*beside[1], "height") == doctest::Approx(2 * number(*beside[0], "height")));
}

TEST_CASE("no steps, zeros, and values of any size are drawn within the picture") {
  CHECK(boxes(read_xml(as_svg(ColumnChart{"None", "", {}, true, {}, {}}))).empty());
  ColumnChart chart = two_years();
  for (const double most : {0.0, 0.25, 1.0, 7.0, 99.0, 100.0, 123456.0, 4e9, 1e300}) {
    CAPTURE(most);
    chart.steps[0].values = {most, most};
    const Element svg = read_xml(as_svg(chart));
    for (const Element* part : boxes(svg)) {
      CHECK(number(*part, "y") >= 55.9);
      CHECK(number(*part, "y") + number(*part, "height") <= 296.2);
    }
    CHECK(svg.all("line").size() <= 7);
    CHECK(svg.all("line").size() >= 2);
  }
}

TEST_CASE("a step that is not known says so, and one without figures says nothing") {
  ColumnChart chart = two_years();
  chart.steps[0] = {"2018", "", false, {}};
  chart.steps[1] = {"2019", "", true, {}};
  const Element svg = read_xml(as_svg(chart));
  CHECK(has_text(svg, "?"));
  CHECK(boxes(svg).empty());
}

TEST_CASE("what has no room is left out, but for what lies at no known time") {
  ColumnChart chart{"Many", "", {}, true, {}, {}};
  for (int i = 0; i < 400; ++i)
    chart.steps.push_back({"2018-" + std::to_string(i), "12", true, {12}});
  chart.steps.push_back({"unknown", "3", true, {3}, false});
  const Element svg = read_xml(as_svg(chart));
  CHECK(boxes(svg).size() == 401);
  CHECK_FALSE(has_text(svg, "12"));
  CHECK(has_text(svg, "2018-0"));
  CHECK(has_text(svg, "unknown"));
  CHECK(svg.all("text").size() < 30);
}

TEST_CASE("hostile texts in a chart of columns are well-formed and say what they said") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    const Element svg =
        read_xml(as_svg({text, text, {text, text}, true, {{text, text, true, {1, 2}}}, {text}}));
    CHECK(boxes(svg).size() == 2);
    CHECK(svg.all("script").empty());
    if (for_terminal(text) == text) CHECK(svg.all("title")[0]->text == text);
  }
}

TEST_CASE("figures over time are drawn with their values and described in words") {
  const View view = on(small_office());
  const ColumnChart chart = chart_over(view, {"requests", "outcome"}, "2018/2020");
  CHECK(chart.title == "Requests by outcome, 2018 to 2020");
  CHECK(chart.stacked);
  CHECK(chart.series.size() == 3);
  REQUIRE(chart.steps.size() == 3);
  CHECK(chart.steps[0].shown == "2");
  CHECK(chart.description ==
        "2018: 2 (Approved; Action opens 1, Rejected 1); 2019: 2 (Approved; Action opens 1, "
        "Forwarded to another EU-funded facility 1); 2020: 0");
  CHECK(chart.notes.empty());
  const ColumnChart active = chart_over(view, {"actions"}, "2018/2024", Reading::active);
  CHECK(active.title == "Actions active in each year, 2018 to 2024");
  CHECK(active.series.empty());
  REQUIRE(active.notes.size() == 1);
  CHECK(active.notes[0] == "2024 is not over: it is counted as of 2024-06-30.");
}

TEST_CASE("lower bounds are marked, and medians stand side by side without a sum") {
  const View view = on(small_office());
  const ColumnChart participants =
      chart_over(on(small_office(), "2026"), {"activities", "", "", "participants"}, "2023/2024");
  CHECK(participants.steps[1].shown.starts_with("≥ "));
  const ColumnChart medians =
      chart_over(view, {"requests", "outcome", "", "median:days.decided"}, "2018/2020");
  CHECK_FALSE(medians.stacked);
  CHECK(medians.steps[0].shown.empty());
  CHECK(medians.description.find("2020: none") != std::string::npos);
}

TEST_CASE("more values than can be told apart: the smaller ones are others, and nothing is lost") {
  const View view = on(published());
  const StatsQuery query = query_over(view, {"requests", "country"}, "2009/2015");
  const Statistics statistics = count(view, query);
  REQUIRE(statistics.columns.size() > most_looks);
  const ColumnChart chart = chart_of(view, query, statistics);
  REQUIRE(chart.series.size() == most_looks);
  CHECK(chart.series.back() ==
        "Others (" + std::to_string(statistics.columns.size() - most_looks + 1) + ")");
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    double all = 0;
    double drawn = 0;
    for (std::size_t c = 0; c < statistics.columns.size(); ++c) all += statistics.cell(r, c).value;
    for (const double value : chart.steps[r].values) drawn += value;
    CHECK(all == drawn);
  }
  CHECK_FALSE(chart.steps.back().is_time);  // what lies in no known year
  const ColumnChart shares =
      chart_over(view, {"requests", "country", "", "distinct:title"}, "2009/2015");
  CHECK(shares.series.size() == most_looks);
  CHECK(std::any_of(shares.notes.begin(), shares.notes.end(), [](const std::string& note) {
    return note.find("are not drawn") != std::string::npos;
  }));
}

TEST_CASE("a chart for staff is marked") {
  View view = on(small_office());
  view.audience = Audience::staff;
  const ColumnChart chart = chart_over(view, {"requests"}, "2018/2020");
  REQUIRE(chart.notes.size() == 1);
  CHECK(chart.notes[0] == "Internal: for staff alone, not for publication.");
}

}  // namespace column_chart_test
