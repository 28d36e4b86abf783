#include "mieux/reports/answers/diverging_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int level_bar = 22;
constexpr int level_step = 34;
constexpr int head_room = 20;  ///< of the heads of columns
constexpr int levels_row = 22;
constexpr int foot_room = 12;
constexpr int answered_room = 62;  ///< of the column of n
constexpr int missing_room = 96;   ///< of that of forms without an answer
constexpr int neutral_gap = 14;    ///< before the level that is drawn apart
constexpr int edge = 20;

/// Where things are drawn, from left to right: labels, the bars on both sides of the line, the
/// level apart, n, no answer.
class LevelLayout {
 public:
  explicit LevelLayout(const DivergingChart& chart) : levels_(chart.levels.size()) {
    std::vector<std::vector<std::string>> labels;
    for (const DivergingChart::Bar& bar : chart.bars)
      labels.push_back(in_lines(bar.label, label_columns, 2));
    left_ = label_room(labels);
    const double right =
        picture_width - answered_room - missing_room - (has_neutral() ? neutral_gap : 0);
    const double room = right - left_;
    double below = 0;
    double above = 0;
    double apart = 0;
    for (const DivergingChart::Bar& bar : chart.bars) {
      if (!bar.note.empty()) continue;
      below = std::max(below, share(bar, 0, half()));
      above = std::max(above, share(bar, levels_ - half(), levels_));
      if (has_neutral()) apart = std::max(apart, share(bar, half(), half() + 1));
    }
    const double whole = below + above + apart;
    scale_ = whole > 0 ? room / whole : 0;
    line_ = left_ + (whole > 0 ? below * scale_ : room / 2);
    neutral_ = line_ + above * scale_ + neutral_gap;
  }

  /// How many levels lie on each side.
  [[nodiscard]] std::size_t half() const { return levels_ / 2; }
  [[nodiscard]] bool has_neutral() const { return levels_ % 2 == 1; }
  [[nodiscard]] double left() const { return left_; }
  [[nodiscard]] double line() const { return line_; }
  [[nodiscard]] double neutral() const { return neutral_; }
  [[nodiscard]] double length(const DivergingChart::Bar& bar, std::size_t level) const {
    return share(bar, level, level + 1) * scale_;
  }

  static constexpr std::size_t label_columns = 30;

 private:
  /// Of the answers those to some levels, from 0 to 1.
  static double share(const DivergingChart::Bar& bar, std::size_t from, std::size_t to) {
    const auto begin = bar.counts.begin();
    const auto all = std::accumulate(begin, bar.counts.end(), 0.0);
    if (all == 0) return 0;
    return std::accumulate(begin + static_cast<std::ptrdiff_t>(from),
                           begin + static_cast<std::ptrdiff_t>(to), 0.0) /
           all;
  }

  std::size_t levels_;
  double left_ = 0;
  double line_ = 0;
  double neutral_ = 0;
  double scale_ = 0;
};

std::string level_box(double x, double y, double width, std::size_t level) {
  if (width <= 0) return {};
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\" "
      "stroke=\"#1a1a1a\" stroke-width=\"0.6\"/>\n",
      x, y, width, level_bar, look_of(level));
}

std::string words_at(double x, double y, const std::string& text, std::string_view more = {}) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#1a1a1a\"{}>{}</text>\n", x, y, more,
                     for_html(text));
}

constexpr std::string_view at_end = " text-anchor=\"end\"";

/// All levels with their looks, in as many rows as they need.
struct LevelLegend {
  std::string text;
  int height = 0;
};

LevelLegend legend_of(const std::vector<std::string>& levels) {
  constexpr int glyph = 7;
  LevelLegend legend;
  double x = edge;
  int row = 0;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const std::string label = in_lines(levels[level], longest_label, 1).front();
    const double width = 24 + glyph * static_cast<double>(display_width(label)) + 16;
    if (x > edge && x + width > picture_width) {
      x = edge;
      ++row;
    }
    const int y = picture_top + levels_row * row;
    legend.text += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{}\" width=\"14\" height=\"14\" fill=\"{}\" stroke=\"#1a1a1a\" "
        "stroke-width=\"0.6\"/>\n",
        x, y + 2, look_of(level));
    legend.text += words_at(x + 20, y + 14, label);
    x += width;
  }
  legend.height = levels_row * (row + 1) + 8;
  return legend;
}

std::string drawn(const DivergingChart::Bar& bar, const LevelLayout& layout, double y) {
  std::string out;
  double x = layout.line();
  for (std::size_t level = layout.half(); level-- > 0;) {
    const double length = layout.length(bar, level);
    x -= length;
    out += level_box(x, y, length, level);
  }
  x = layout.line();
  for (std::size_t level = bar.counts.size() - layout.half(); level < bar.counts.size(); ++level) {
    const double length = layout.length(bar, level);
    out += level_box(x, y, length, level);
    x += length;
  }
  if (layout.has_neutral())
    out += level_box(layout.neutral(), y, layout.length(bar, layout.half()), layout.half());
  return out;
}

}  // namespace

std::string as_svg(const DivergingChart& chart) {
  const LevelLayout layout(chart);
  const LevelLegend legend = legend_of(chart.levels);
  const int top = picture_top + legend.height + head_room;
  const int bottom = top + level_step * static_cast<int>(chart.bars.size());
  std::string out = picture_head({chart.title, chart.description, bottom + foot_room}) +
                    std::string{patterns_of_looks()} + legend.text;
  const double right = picture_width - edge / 2.0;
  out += words_at(right - missing_room, top - 8, "n", at_end);
  out += words_at(right, top - 8, chart.language.text("no answer"), at_end);
  double y = top;
  for (const DivergingChart::Bar& bar : chart.bars) {
    const double middle = y + level_bar / 2.0;
    out += label_before(static_cast<int>(layout.left()) - 8, static_cast<int>(middle),
                        in_lines(bar.label, LevelLayout::label_columns, 2));
    out += bar.note.empty()
               ? drawn(bar, layout, y)
               : words_at(layout.line() + 6, middle + 5, bar.note, " font-style=\"italic\"");
    out += words_at(right - missing_room, middle + 5, bar.answered, at_end);
    out += words_at(right, middle + 5, bar.missing, at_end);
    y += level_step;
  }
  return out +
         fmt::format(
             "<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" "
             "stroke=\"#1a1a1a\"/>\n",
             layout.line(), top - 4, bottom - 4) +
         "</svg>\n";
}

}  // namespace mieux
