// Bars of answers on a scale: lengths are shares, lower levels lie to the left of the line, the
// level in the middle apart, and what is hidden is not drawn.

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "mieux/reports/answers/diverging_chart.hpp"
#include "reports/formats.hpp"

namespace diverging_chart_test {

using namespace mieux;
using namespace mieux::formats;

namespace {

DivergingChart four_levels() {
  DivergingChart chart;
  chart.title = "How useful <was> it?";
  chart.description = "Benin: very 6, rather 2";
  chart.levels = {"not", "hardly", "rather", "very"};
  chart.bars = {{"Benin", {0, 2, 2, 6}, "10", "1", {}}, {"Togo", {5, 0, 0, 0}, "5", "0", {}}};
  return chart;
}

double number(const Element& element, const std::string& attribute) {
  return std::strtod(element.attributes.at(attribute).c_str(), nullptr);
}

/// The boxes of bars, without those of the legend and the ground.
std::vector<const Element*> boxes(const Element& svg, std::size_t levels) {
  std::vector<const Element*> all;
  for (const Element* box : svg.all("rect"))
    if (box->attributes.contains("stroke-width")) all.push_back(box);
  REQUIRE(all.size() >= levels);
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(levels));
  return all;
}

bool says(const Element& svg, const std::string& text) {
  for (const Element* one : svg.all("text"))
    if (one->text == text) return true;
  return false;
}

double line_of(const Element& svg) { return number(*svg.all("line").front(), "x1"); }

}  // namespace

TEST_CASE("answers on a scale lie on both sides of a line") {
  const DivergingChart chart = four_levels();
  const Element svg = read_xml(as_svg(chart));
  const auto drawn = boxes(svg, 4);
  REQUIRE(drawn.size() == 4);  // levels that nobody chose are not drawn
  const double line = line_of(svg);
  const Element& hardly = *drawn[0];
  const Element& rather = *drawn[1];
  const Element& very = *drawn[2];
  const Element& not_at_all = *drawn[3];
  CHECK(number(hardly, "x") + number(hardly, "width") == doctest::Approx(line).epsilon(0.001));
  CHECK(number(rather, "x") == doctest::Approx(line).epsilon(0.001));
  CHECK(number(very, "x") ==
        doctest::Approx(number(rather, "x") + number(rather, "width")).epsilon(0.001));
  CHECK(number(very, "width") == doctest::Approx(3 * number(rather, "width")).epsilon(0.01));
  // 5 of 5 are as long as 10 of 10.
  CHECK(number(not_at_all, "width") ==
        doctest::Approx(number(hardly, "width") + number(rather, "width") + number(very, "width"))
            .epsilon(0.01));
  CHECK(number(not_at_all, "x") + number(not_at_all, "width") ==
        doctest::Approx(line).epsilon(0.001));
  CHECK(hardly.attributes.at("fill") != rather.attributes.at("fill"));
}

TEST_CASE("the legend has all levels, and n and those without an answer have columns") {
  const Element svg = read_xml(as_svg(four_levels()));
  for (const char* text : {"not", "hardly", "rather", "very", "n", "no answer", "10", "1"}) {
    CAPTURE(text);
    CHECK(says(svg, text));
  }
  CHECK(svg.all("title").front()->text == "How useful <was> it?");
  CHECK(svg.all("desc").front()->text == "Benin: very 6, rather 2");
}

TEST_CASE("the level in the middle is drawn apart") {
  DivergingChart chart = four_levels();
  chart.levels = {"bad", "neither", "good"};
  chart.bars = {{"Benin", {2, 3, 5}, "10", "0", {}}};
  const Element svg = read_xml(as_svg(chart));
  const auto drawn = boxes(svg, 3);
  REQUIRE(drawn.size() == 3);
  const Element& good = *drawn[1];
  const Element& neither = *drawn[2];
  CHECK(number(*drawn[0], "x") < line_of(svg));
  CHECK(number(neither, "x") > number(good, "x") + number(good, "width") + 10);
  CHECK(number(neither, "width") == doctest::Approx(number(good, "width") * 3 / 5).epsilon(0.01));
}

TEST_CASE("what is hidden is not drawn, and the bar says so") {
  DivergingChart chart = four_levels();
  chart.bars[0].note = "hidden";
  chart.bars[0].answered = "hidden";
  const Element svg = read_xml(as_svg(chart));
  CHECK(boxes(svg, 4).size() == 1);
  CHECK(says(svg, "hidden"));
  chart.bars[1].note = "hidden";
  const Element none = read_xml(as_svg(chart));
  CHECK(boxes(none, 4).empty());
  CHECK(as_svg(chart).find("nan") == std::string::npos);
}

}  // namespace diverging_chart_test
