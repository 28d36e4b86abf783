#include "mieux/reports/render/world_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/render/picture.hpp"
#include "reports/render/world_data.hpp"

namespace mieux {
namespace {

constexpr int map_height = 330;
constexpr int map_bottom = 56;  ///< for the legend
constexpr double largest_disc = 16;
constexpr double least_disc = 2.5;
constexpr double full_size = 8;  ///< a map of smaller numbers has no disc of full size
constexpr int note_columns = 100;

struct Point {
  double x = 0;
  double y = 0;
};

double number_in(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::map<std::string_view, Point> places() {
  std::map<std::string_view, Point> all;
  for (const std::string_view line : split(world_points(), '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() == 3) all.emplace(cells[0], Point{number_in(cells[1]), number_in(cells[2])});
  }
  return all;
}

/// Areas are as the numbers are.
class Discs {
 public:
  explicit Discs(const std::vector<WorldMap::Country>& countries) {
    for (const WorldMap::Country& country : countries) most_ = std::max(most_, country.value);
  }
  [[nodiscard]] double radius(double value) const {
    return std::max(least_disc, largest_disc * std::sqrt(value / std::max(most_, full_size)));
  }
  /// Round numbers for a legend, the greatest first.
  [[nodiscard]] std::vector<double> samples() const {
    std::vector<double> values;
    for (const double step : {most_, most_ / 3, 1.0}) {
      if (step < 1 || (step == 1.0 && most_ < 1)) continue;
      const double unit = std::pow(10, std::floor(std::log10(step)));
      values.push_back(std::floor(step / unit) * unit);
    }
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }

 private:
  double most_ = 0;
};

std::string land() {
  std::string out = fmt::format(
      "<g transform=\"translate(0 {})\">\n<path fill=\"#e3e3e3\" "
      "stroke=\"#b5b5b5\" stroke-width=\"0.5\" d=\"\n",
      picture_top);
  out += world_land();
  return out + "\"/>\n";
}

std::string disc(Point at, double radius, const std::string& name) {
  return fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#2f5d8a\" "
      "fill-opacity=\"0.85\" stroke=\"#ffffff\"><title>{}</title></circle>\n",
      at.x, at.y, radius, for_html(name));
}

constexpr std::string_view arrow =
    "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" "
    "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"#1a1a1a\"/></marker>"
    "</defs>\n";

/// A curve that bends to the left of its direction, so that there and back are two.
std::string way(Point from, Point to, const std::string& name) {
  constexpr double bend = 0.18;
  const Point middle{(from.x + to.x) / 2 + bend * (to.y - from.y),
                     (from.y + to.y) / 2 - bend * (to.x - from.x)};
  return fmt::format(
      "<path d=\"M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}\" fill=\"none\" stroke=\"#1a1a1a\" "
      "stroke-width=\"1.4\" marker-end=\"url(#arrow)\"><title>{}</title></path>\n"
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"#ffffff\" stroke=\"#1a1a1a\" "
      "stroke-width=\"1.4\"/>\n",
      from.x, from.y, middle.x, middle.y, to.x, to.y, for_html(name), from.x, from.y);
}

std::string legend(const Discs& discs, const Language& language) {
  std::string out;
  double x = 40;
  const double y = picture_top + map_height + 16;
  for (const double value : discs.samples()) {
    const double radius = discs.radius(value);
    const std::string shown = language.number(value);
    out += disc({x, y}, radius, shown);
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#1a1a1a\">{}</text>\n",
                       x + radius + 5, y + 5, shown);
    x += 2 * radius + 50;
  }
  return out;
}

/// What is drawn on the land, and the names of what has no place on it.
struct Drawn {
  const Language& language;
  std::string shapes = {};
  std::string beside = {};

  void leave_out(const std::string& name) { language.append(beside, name); }
};

void draw(const std::vector<WorldMap::Way>& ways, const std::map<std::string_view, Point>& known,
          Drawn& drawn) {
  for (const WorldMap::Way& one : ways) {
    const auto from = known.find(one.from);
    const auto to = known.find(one.to);
    if (from != known.end() && to != known.end())
      drawn.shapes += way(from->second, to->second, one.label);
    else
      drawn.leave_out(one.label);
  }
}

}  // namespace

std::string as_svg(const WorldMap& map) {
  const Discs discs(map.countries);
  std::vector<WorldMap::Country> countries = map.countries;
  std::erase_if(countries, [](const WorldMap::Country& country) { return country.value <= 0; });
  // Small discs lie upon large ones.
  std::stable_sort(countries.begin(), countries.end(),
                   [](const auto& a, const auto& b) { return a.value > b.value; });
  const std::map<std::string_view, Point> known = places();
  Drawn drawn{map.language};
  for (const WorldMap::Country& country : countries) {
    const std::string name = map.language.text("{}: {}", country.label, country.shown);
    const auto place = known.find(country.code);
    if (place != known.end())
      drawn.shapes += disc(place->second, discs.radius(country.value), name);
    else
      drawn.leave_out(name);
  }
  draw(map.ways, known, drawn);
  std::string out =
      picture_head({map.title, map.description, picture_top + map_height + map_bottom});
  if (!map.ways.empty()) out += arrow;
  out += land() + drawn.shapes + "</g>\n" + legend(discs, map.language);
  if (!drawn.beside.empty())
    out += fmt::format(
        "<text x=\"20\" y=\"{}\" font-size=\"11\" fill=\"#1a1a1a\">{}</text>\n",
        picture_top + map_height + map_bottom - 6,
        for_html(in_lines(map.language.text("Not on the map: {}", drawn.beside), note_columns, 1)
                     .front()));
  return out + "</svg>\n";
}

}  // namespace mieux
