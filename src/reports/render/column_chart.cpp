#include "mieux/reports/render/column_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int plot_height = 240;
constexpr int plot_left = 64;
constexpr int plot_right = picture_width - 20;
constexpr int plot_bottom = picture_top + plot_height;
constexpr int legend_row = 20;
constexpr int note_row = 16;
constexpr int letter = 7;            ///< room that one takes
constexpr double most_digits = 1e8;  ///< larger numbers do not fit beside the axis

double height_of(const ColumnChart::Step& step, bool stacked) {
  if (step.values.empty()) return 0;
  return stacked ? std::accumulate(step.values.begin(), step.values.end(), 0.0)
                 : *std::max_element(step.values.begin(), step.values.end());
}

/// 1, 2 or 5 times a power of ten, at least 1 where all are whole, so that at most five fit.
double tick_for(double most, bool whole) {
  constexpr double most_ticks = 5;
  const double least = most / most_ticks;
  double tick = std::pow(10, std::floor(std::log10(std::max(least, 1e-9))));
  for (const double factor : {2.0, 2.5, 2.0})
    if (tick < least) tick *= factor;
  return whole ? std::max(1.0, std::ceil(tick)) : tick;
}

/// From 0 at the foot to `top`.
struct Scale {
  double tick = 1;
  double top = 1;

  [[nodiscard]] double length(double value) const { return value / top * plot_height; }
};

Scale scale_of(const ColumnChart& chart) {
  double most = 0;
  bool whole = true;
  for (const ColumnChart::Step& step : chart.steps) {
    most = std::max(most, height_of(step, chart.stacked));
    for (const double value : step.values) whole = whole && value == std::floor(value);
  }
  const double tick = tick_for(most, whole);
  return {tick, std::max(1.0, std::ceil(most / tick)) * tick};
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"11\" text-anchor=\"{}\" "
      "fill=\"#1a1a1a\">{}</text>\n",
      x, y, anchor, for_html(text));
}

std::string box(double x, double y, double width, double height, std::size_t series) {
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" "
      "stroke=\"#1a1a1a\" stroke-width=\"0.7\"/>\n",
      x, y, width, height, look_of(series));
}

std::string axis(const Scale& scale, const Language& language) {
  std::string out;
  const int ticks = static_cast<int>(std::lround(scale.top / scale.tick));
  for (int i = 0; i <= ticks; ++i) {
    const double value = scale.tick * i;
    const double y = plot_bottom - scale.length(value);
    out += fmt::format("<line x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n",
                       plot_left, y, plot_right, y, i == 0 ? "#1a1a1a" : "#dcdcdc");
    out += text_at(plot_left - 6, y + 4, "end",
                   value < most_digits ? language.number(value) : fmt::format("{:g}", value));
  }
  return out;
}

/// The columns, with what stands above and below each.
class Columns {
 public:
  explicit Columns(const ColumnChart& chart)
      : chart_(chart),
        scale_(scale_of(chart)),
        room_(static_cast<double>(plot_right - plot_left) /
              static_cast<double>(std::max<std::size_t>(chart.steps.size(), 1))) {
    for (const ColumnChart::Step& step : chart.steps) {
      widest_label_ = std::max(widest_label_, display_width(step.label));
      widest_number_ = std::max(widest_number_, display_width(step.shown));
    }
  }

  [[nodiscard]] std::string drawn() const {
    std::string out = axis(scale_, chart_.language);
    for (std::size_t i = 0; i < chart_.steps.size(); ++i) out += column(i);
    return out + labels();
  }

 private:
  [[nodiscard]] double middle(std::size_t i) const {
    return plot_left + room_ * (static_cast<double>(i) + 0.5);
  }

  [[nodiscard]] bool has_room(std::size_t columns) const {
    return static_cast<double>(columns * letter) <= room_;
  }

  /// Every first, second, third ... label, and that of what lies at no known time.
  [[nodiscard]] std::string labels() const {
    const auto every = static_cast<std::size_t>(
        std::ceil(static_cast<double>((widest_label_ + 1) * letter) / room_));
    const std::size_t count = chart_.steps.size();
    const bool apart = count > 0 && !chart_.steps.back().is_time;
    std::string out;
    for (std::size_t i = 0; i < count; i += every)
      if (!apart || i + every < count)
        out += text_at(middle(i), plot_bottom + 16, "middle", chart_.steps[i].label);
    if (apart) out += text_at(plot_right, plot_bottom + 16, "end", chart_.steps.back().label);
    return out;
  }

  [[nodiscard]] std::string column(std::size_t i) const {
    const ColumnChart::Step& step = chart_.steps[i];
    const double top = plot_bottom - scale_.length(height_of(step, chart_.stacked));
    std::string out = chart_.stacked ? stack(i) : group(i);
    if (!step.is_known && has_room(1)) return out + text_at(middle(i), top - 5, "middle", "?");
    if (has_room(widest_number_)) out += text_at(middle(i), top - 5, "middle", step.shown);
    return out;
  }

  [[nodiscard]] std::string stack(std::size_t i) const {
    std::string out;
    const double width = room_ * filled;
    double y = plot_bottom;
    const std::vector<double>& values = chart_.steps[i].values;
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (values[s] <= 0) continue;
      const double length = scale_.length(values[s]);
      y -= length;
      out += box(middle(i) - width / 2, y, width, length, s);
    }
    return out;
  }

  [[nodiscard]] std::string group(std::size_t i) const {
    std::string out;
    const std::vector<double>& values = chart_.steps[i].values;
    const double width =
        room_ * filled / static_cast<double>(std::max<std::size_t>(values.size(), 1));
    double x = middle(i) - room_ * filled / 2;
    for (std::size_t s = 0; s < values.size(); ++s, x += width)
      if (const double length = scale_.length(values[s]); length > 0)
        out += box(x, plot_bottom - length, width, length, s);
    return out;
  }

  static constexpr double filled = 0.72;  ///< of the room of a step

  const ColumnChart& chart_;
  Scale scale_;
  double room_;
  std::size_t widest_label_ = 1;
  std::size_t widest_number_ = 1;
};

/// What the series are, two in a row.
std::string legend(const ColumnChart& chart, int top) {
  constexpr int half = (plot_right - 20) / 2;
  std::string out;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const int x = s % 2 == 0 ? 20 : 20 + half;
    const int y = top + legend_row * static_cast<int>(s / 2);
    out += box(x, y, 14, 12, s);
    out += text_at(x + 20, y + 10, "start", cut_to_width(chart.series[s], half / letter));
  }
  return out;
}

}  // namespace

std::string as_svg(const ColumnChart& chart) {
  constexpr std::size_t note_columns = 104;
  const bool has_legend = chart.series.size() > 1;
  const int legend_top = plot_bottom + 34;
  const int rows = has_legend ? static_cast<int>((chart.series.size() + 1) / 2) : 0;
  int y = legend_top + legend_row * rows + (has_legend ? 14 : 8);
  std::string below = has_legend ? legend(chart, legend_top) : "";
  for (const std::string& note : chart.notes)
    for (const std::string& line : in_lines(note, note_columns, 3)) {
      below += text_at(20, y, "start", line);
      y += note_row;
    }
  return picture_head({chart.title, chart.description, y + 4}) + std::string{patterns_of_looks()} +
         Columns(chart).drawn() + below + "</svg>\n";
}

}  // namespace mieux
