// Timelines: an axis of whole months, bars and marks within it, labels in lines.

#include "mieux/reports/render/timeline.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/reports/render/picture.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace timeline_test {

using namespace mieux;
using namespace mieux::formats;
using samples::date;

namespace {

double number(const Element& element, const std::string& attribute) {
  return std::strtod(element.attributes.at(attribute).c_str(), nullptr);
}

std::vector<std::string> tick_labels(std::string_view period) {
  std::vector<std::string> labels;
  for (const TimeAxis::Tick& tick : TimeAxis(date(period), 0, 100).ticks())
    labels.push_back(tick.label);
  return labels;
}

}  // namespace

TEST_CASE("an axis has whole months and not more than eight ticks") {
  CHECK(tick_labels("2020-05-10") == std::vector<std::string>{"2020-05"});
  CHECK(tick_labels("2020-01/2020-03") ==
        std::vector<std::string>{"2020-01", "2020-02", "2020-03"});
  CHECK(tick_labels("2018-02/2020-06") ==
        std::vector<std::string>{"2018-07", "2019-01", "2019-07", "2020-01"});
  CHECK(tick_labels("2009/2015") ==
        std::vector<std::string>{"2009", "2010", "2011", "2012", "2013", "2014", "2015"});
  CHECK(tick_labels("1900/2199").size() <= 8);
  const TimeAxis axis(date("2020"), 100, 466);
  CHECK(axis.at(date("2020-01-01").first()) == doctest::Approx(100));
  CHECK(axis.at(date("2020-07-01").first()) == doctest::Approx(282));
  CHECK(axis.at(date("2030-01-01").first()) == doctest::Approx(466));
}

TEST_CASE("labels are broken between words, and cut where they do not fit") {
  CHECK(in_lines("two  blanks", 20, 2) == std::vector<std::string>{"two  blanks"});
  CHECK(in_lines("one two three", 8, 2) == std::vector<std::string>{"one two", "three"});
  CHECK(in_lines("one two three four", 8, 2) == std::vector<std::string>{"one two", "three f…"});
  CHECK(in_lines("unbreakable", 5, 2) == std::vector<std::string>{"unbr…"});
}

TEST_CASE("the axis goes from the first to the last known day") {
  CHECK_FALSE(extent_of({}));
  Timeline timeline{"T", "", {{"a", {}, {Date{}}}}};
  CHECK_FALSE(extent_of(timeline));
  timeline.rows.push_back({"b", {{date("2020-03"), date("../2021")}}, {date("2019-05-06")}});
  CHECK(*extent_of(timeline) == date("2019-05-06/2021-12-31"));
}

TEST_CASE("bars and marks are on the picture; a day is a dot, bounds are an outline") {
  const Timeline timeline{
      "Story",
      "What happened",
      {{"exact", {{date("2020-03-02"), date("2020-03-31")}}, {date("2020-05-06")}},
       {"a month", {{date("2020-04"), date("2020-06"), Timeline::Style::planned}}, {date("2020")}}},
      date("2020-08-01").first()};
  const Element svg = read_xml(as_svg(timeline));
  CHECK(svg.all("title")[0]->text == "Story");
  CHECK(svg.all("desc")[0]->text == "What happened");
  CHECK(svg.all("circle").size() == 2);  // one of the legend
  for (const Element* box : svg.all("rect")) {
    CHECK(number(*box, "width") > 0);
    if (box->attributes.contains("x"))
      CHECK(number(*box, "x") + number(*box, "width") <= picture_width);
    if (box->attributes.contains("y"))
      CHECK(number(*box, "y") + number(*box, "height") <= number(svg, "height"));
  }
}

TEST_CASE("hostile texts in a timeline are well-formed") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    const Element svg = read_xml(as_svg({text, text, {{text, {}, {date("2020-05-06")}}}}));
    CHECK(svg.all("script").empty());
    CHECK(svg.all("circle").size() == 2);
  }
}

}  // namespace timeline_test
