// Bar charts: well-formed SVG with a title and a description, one bar a label, hostile texts.

#include "mieux/reports/render/chart.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/text.hpp"
#include "reports/formats.hpp"

namespace chart_test {

using namespace mieux;
using namespace mieux::formats;

namespace {

double number(const Element& element, const std::string& attribute) {
  const auto found = element.attributes.find(attribute);
  REQUIRE(found != element.attributes.end());
  char* end = nullptr;
  const double value = std::strtod(found->second.c_str(), &end);
  CHECK(*end == '\0');
  CHECK(std::isfinite(value));
  return value;
}

/// The bars; the first rectangle is the background.
std::vector<const Element*> bars(const Element& svg) {
  std::vector<const Element*> all = svg.all("rect");
  REQUIRE(!all.empty());
  CHECK(number(*all.front(), "width") == number(svg, "width"));
  all.erase(all.begin());
  return all;
}

Chart regions() {
  return {"Actions by region",
          "Asia: 15; Latin America: 12",
          {{"Asia", 15, "15"}, {"Latin America", 12, "at least 12"}, {"Eastern Europe", 0, "0"}}};
}

}  // namespace

TEST_CASE("a chart has a title and a description that readers of screens are told") {
  const Element svg = read_xml(as_svg(regions()));
  CHECK(svg.name == "svg");
  CHECK(svg.attributes.at("xmlns") == "http://www.w3.org/2000/svg");
  CHECK(svg.attributes.at("role") == "img");
  REQUIRE(svg.all("title").size() == 1);
  REQUIRE(svg.all("desc").size() == 1);
  CHECK(svg.all("title")[0]->text == "Actions by region");
  CHECK(svg.all("desc")[0]->text == "Asia: 15; Latin America: 12");
  const std::string& labelled = svg.attributes.at("aria-labelledby");
  CHECK(labelled ==
        svg.all("title")[0]->attributes.at("id") + " " + svg.all("desc")[0]->attributes.at("id"));
}

TEST_CASE("a chart refers to nothing outside and runs nothing") {
  const std::string svg = as_svg(regions());
  for (const std::string_view word : {"href", "<script", "<style", "url(", "<image", "onload"})
    CHECK(svg.find(word) == std::string::npos);
}

TEST_CASE("one bar for each label, as long as its share of the greatest") {
  const Element svg = read_xml(as_svg(regions()));
  const auto all = bars(svg);
  REQUIRE(all.size() == 3);
  const double longest = number(*all[0], "width");
  CHECK(longest > 0);
  CHECK(number(*all[1], "width") == doctest::Approx(longest * 12 / 15).epsilon(0.01));
  CHECK(number(*all[2], "width") == 0);
  for (const Element* bar : all) {
    CHECK(number(*bar, "x") == number(*all[0], "x"));
    CHECK(number(*bar, "x") + number(*bar, "width") < number(svg, "width"));
    CHECK(number(*bar, "y") + number(*bar, "height") < number(svg, "height"));
  }
  CHECK(number(*all[1], "y") > number(*all[0], "y"));
  std::vector<std::string> texts;
  for (const Element* text : svg.all("text")) texts.push_back(text->text);
  CHECK(texts == std::vector<std::string>{"Actions by region", "Asia", "15", "Latin America",
                                          "at least 12", "Eastern Europe", "0"});
}

TEST_CASE("no bars, only zeros, and values of any size") {
  CHECK(bars(read_xml(as_svg({"Nothing", "", {}}))).empty());
  const Element zeros = read_xml(as_svg({"Zeros", "", {{"a", 0, "0"}, {"b", 0, "0"}}}));
  for (const Element* bar : bars(zeros)) CHECK(number(*bar, "width") == 0);
  const Element sizes = read_xml(as_svg(
      {"Sizes", "", {{"a", 1, "1"}, {"b", 1e300, "1e300"}, {"c", 4294967295.0, "4294967295"}}}));
  const auto all = bars(sizes);
  REQUIRE(all.size() == 3);
  for (const Element* bar : all) {
    CHECK(number(*bar, "width") >= 0);
    CHECK(number(*bar, "x") + number(*bar, "width") < number(sizes, "width"));
  }
  CHECK(number(*all[1], "width") > number(*all[0], "width"));
}

TEST_CASE("a hundred bars are all on the picture") {
  Chart chart{"Many", "", {}};
  for (int i = 0; i < 100; ++i) chart.bars.push_back({std::to_string(i), 1.0 * i, ""});
  const Element svg = read_xml(as_svg(chart));
  const auto all = bars(svg);
  REQUIRE(all.size() == 100);
  CHECK(number(*all[99], "y") + number(*all[99], "height") < number(svg, "height"));
}

TEST_CASE("a long label is cut, characters counted, and leaves room for the bars") {
  std::string label;
  for (int i = 0; i < 60; ++i) label += "é";
  const Element svg = read_xml(as_svg({"Long", "", {{label, 1, "1"}}}));
  const std::string shown = svg.all("text")[1]->text;
  CHECK(character_count(shown) == 42);
  CHECK(shown.ends_with("é…"));
  CHECK(number(*bars(svg)[0], "width") > 100);
}

TEST_CASE("hostile texts are well-formed and say what they said") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    const Element svg = read_xml(as_svg({text, text, {{text, 1, text}, {text, 2, text}}}));
    CHECK(bars(svg).size() == 2);
    CHECK(svg.children.size() == 4 + 2 * 3 + 1);
    const bool printable = for_terminal(text) == text;
    if (printable) CHECK(svg.all("title")[0]->text == text);
    if (printable && text.size() < 40) CHECK(svg.all("text")[1]->text == text);
    CHECK(svg.all("script").empty());
  }
}

}  // namespace chart_test
