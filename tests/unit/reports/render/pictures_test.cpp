// Stacked bars, columns and maps: what is drawn is in proportion, told apart without colour, and
// hostile texts stay texts.

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/reports/render/stacked_chart.hpp"
#include "mieux/reports/render/world_map.hpp"
#include "mieux/vocabulary/table.hpp"
#include "reports/formats.hpp"

namespace pictures_test {

using namespace mieux;
using namespace mieux::formats;

namespace {

double number(const Element& element, const std::string& attribute) {
  const double value = std::strtod(element.attributes.at(attribute).c_str(), nullptr);
  CHECK(std::isfinite(value));
  return value;
}

/// The boxes of bars, those of the legend and the ground left out.
std::vector<const Element*> parts(const Element& svg, std::size_t sorts) {
  std::vector<const Element*> all;
  for (const Element* box : svg.all("rect"))
    if (box->attributes.contains("stroke-width")) all.push_back(box);
  const std::size_t legend = sorts > 1 ? sorts : 0;
  REQUIRE(all.size() >= legend);
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(legend));
  return all;
}

StackedChart statuses() {
  return {"Actions by region and status",
          "Asia: 15; Africa: 10",
          {"Ongoing", "Completed"},
          {{"Asia", {5, 10}, "15"}, {"Africa", {10, 0}, "10"}}};
}

std::string text_in(const Element& svg) {
  std::string all;
  for (const Element* text : svg.all("text")) {
    all += text->text + "\n";
    for (const Element& span : text->children) all += span.text + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("the parts of a lying bar follow each other, each as long as its number") {
  const Element svg = read_xml(as_svg(statuses()));
  const auto all = parts(svg, 2);
  REQUIRE(all.size() == 3);  // nothing is drawn for 0
  CHECK(number(*all[1], "width") == doctest::Approx(2 * number(*all[0], "width")).epsilon(0.01));
  CHECK(number(*all[1], "x") ==
        doctest::Approx(number(*all[0], "x") + number(*all[0], "width")).epsilon(0.01));
  CHECK(number(*all[2], "width") == doctest::Approx(number(*all[1], "width")).epsilon(0.01));
  CHECK(number(*all[1], "x") + number(*all[1], "width") < number(svg, "width"));
  CHECK(all[0]->attributes.at("fill") != all[1]->attributes.at("fill"));
  CHECK(text_in(svg).find("Ongoing\n") != std::string::npos);
}

TEST_CASE("no two sorts look alike, and those that are too many become others") {
  StackedChart chart = statuses();
  chart.sorts.clear();
  chart.bars = {{"Asia", {}, "55"}};
  for (int sort = 0; sort < 10; ++sort) {
    chart.sorts.push_back("sort " + std::to_string(sort));
    chart.bars[0].parts.push_back(sort + 1);
  }
  const Element svg = read_xml(as_svg(chart));
  const auto all = parts(svg, 8);
  REQUIRE(all.size() == 8);
  std::set<std::string> fills;
  double length = 0;
  for (const Element* part : all) {
    fills.insert(part->attributes.at("fill"));
    length += number(*part, "width");
  }
  CHECK(fills.size() == 8);
  CHECK(number(*all.back(), "width") == doctest::Approx(length * 6 / 55).epsilon(0.01));  // 1+2+3
  CHECK(text_in(svg).find("Others (3)\n") != std::string::npos);
  CHECK(text_in(svg).find("sort 2\n") == std::string::npos);
  for (const std::string& fill : fills)
    if (fill.starts_with("url(#")) {
      bool known = false;
      for (const Element* pattern : svg.all("pattern"))
        known = known || fill == "url(#" + pattern->attributes.at("id") + ")";
      CHECK(known);
    }
}

TEST_CASE("a chart without bars or with nothing in them is still a picture") {
  StackedChart chart = statuses();
  chart.bars.clear();
  CHECK(read_xml(as_svg(chart)).name == "svg");
  chart.bars = {{"Asia", {0, 0}, "0"}};
  CHECK(parts(read_xml(as_svg(chart)), 2).empty());
}

TEST_CASE("each country has a place on the map, inside the picture") {
  std::ifstream file(MIEUX_SOURCE_DIR "/examples/small-office/vocabularies/countries.tsv");
  std::vector<Diagnostic> diagnostics;
  const Table countries("countries.tsv", std::string(std::istreambuf_iterator<char>(file), {}),
                        diagnostics);
  WorldMap map{"Everywhere", "All countries", {}};
  for (std::uint32_t row = 0; row < countries.size(); ++row)
    map.countries.push_back({std::string{countries.id(row)}, "x", 1, "1"});
  REQUIRE(map.countries.size() > 200);
  CHECK(as_svg(map).find("Not on the map") == std::string::npos);
  const Element svg = read_xml(as_svg(map));
  REQUIRE(svg.all("g").size() == 1);
  const auto discs = svg.all("g")[0]->all("circle");
  CHECK(discs.size() == map.countries.size());
  for (const Element* disc : discs) {
    CHECK(number(*disc, "cx") > 0);
    CHECK(number(*disc, "cx") < number(svg, "width"));
    CHECK(number(*disc, "cy") > 0);
    CHECK(number(*disc, "cy") < 330);
  }
}

TEST_CASE("discs are as large as their numbers, small ones above large ones, none for nothing") {
  const WorldMap map{"Requests",
                     "by country",
                     {{"BEN", "Benin", 1, "1"},
                      {"NGA", "Nigeria", 9, "at least 9"},
                      {"TGO", "Togo", 0, "0"},
                      {"none", "(not stated)", 2, "2"}}};
  const Element svg = read_xml(as_svg(map));
  const auto discs = svg.all("circle");
  REQUIRE(discs.size() >= 2);
  CHECK(discs[0]->children.at(0).text == "Nigeria: at least 9");
  CHECK(discs[1]->children.at(0).text == "Benin: 1");
  CHECK(number(*discs[0], "r") == doctest::Approx(3 * number(*discs[1], "r")).epsilon(0.02));
  CHECK(text_in(svg).find("Not on the map: (not stated): 2") != std::string::npos);
  CHECK(as_svg(map).find("Togo") == std::string::npos);
}

TEST_CASE("hostile texts stay texts in every picture") {
  for (const std::string& text : hostile_texts()) {
    const StackedChart chart{text, text, {text, "other"}, {{text, {1, 2}, text}}, text};
    CHECK(read_xml(as_svg(chart)).all("script").empty());
    const WorldMap map{text, text, {{"BEN", text, 1, text}, {text, text, 1, text}}};
    CHECK(read_xml(as_svg(map)).all("script").empty());
  }
}

}  // namespace pictures_test
