#include "mieux/reports/render/stacked_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int bar_thickness = 22;
constexpr int lying_step = 32;
constexpr int number_room_beside = 90;
constexpr int plot_height = 220;  ///< of standing bars
constexpr int legend_row = 22;
constexpr int letter_width = 7;
constexpr int margin = 20;

/// From dark to light and back, every second one with lines: neighbours differ in print, too.
struct Fill {
  std::string_view colour;
  std::string_view lines;  ///< a path in a square of 6, of white or dark lines; empty: plain
};
constexpr std::array<Fill, 8> fills{{{"#1f4e79", ""},
                                     {"#f0b95b", ""},
                                     {"#5d8fbf", "M0 6L6 0"},
                                     {"#d9d9d9", ""},
                                     {"#8c3b3b", "M0 3H6"},
                                     {"#a9d18e", "M0 0L6 6"},
                                     {"#4d4d4d", "M3 0V6"},
                                     {"#ffffff", "M0 6L6 0"}}};

std::string fill_of(std::size_t sort) {
  const std::size_t i = sort % fills.size();
  return fills.at(i).lines.empty() ? std::string{fills.at(i).colour} : fmt::format("url(#p{})", i);
}

std::string patterns(std::size_t sorts) {
  std::string out = "<defs>\n";
  for (std::size_t i = 0; i < std::min(sorts, fills.size()); ++i) {
    const Fill& fill = fills.at(i);
    if (fill.lines.empty()) continue;
    const std::string_view ink =
        fill.colour == "#ffffff" || fill.colour == "#a9d18e" ? "#4d4d4d" : "#ffffff";
    out += fmt::format(
        "<pattern id=\"p{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"6\" height=\"6\" fill=\"{}\"/><path d=\"{}\" stroke=\"{}\" "
        "stroke-width=\"1.2\"/></pattern>\n",
        i, fill.colour, fill.lines, ink);
  }
  return out + "</defs>\n";
}

double sum_of(const StackedChart::Bar& bar) {
  return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0);
}

/// At most as many sorts as there are fills: the smallest become one, the last.
StackedChart with_few_sorts(const StackedChart& chart) {
  if (chart.sorts.size() <= fills.size()) return chart;
  std::vector<std::size_t> order(chart.sorts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto total = [&](std::size_t sort) {
    double sum = 0;
    for (const StackedChart::Bar& bar : chart.bars) sum += bar.parts[sort];
    return sum;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return total(a) > total(b); });
  order.resize(fills.size() - 1);
  std::sort(order.begin(), order.end());
  StackedChart few = chart;
  few.sorts.clear();
  for (const std::size_t sort : order) few.sorts.push_back(chart.sorts[sort]);
  few.sorts.emplace_back("others");
  for (StackedChart::Bar& bar : few.bars) {
    std::vector<double> parts;
    for (const std::size_t sort : order) parts.push_back(bar.parts[sort]);
    parts.push_back(sum_of(bar) - std::accumulate(parts.begin(), parts.end(), 0.0));
    bar.parts = std::move(parts);
  }
  return few;
}

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

std::string box(const Box& at, std::size_t sort) {
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" "
      "stroke=\"#1a1a1a\" stroke-width=\"0.6\"/>\n",
      at.x, at.y, at.width, at.height, fill_of(sort));
}

int note_room(const StackedChart& chart) { return chart.note.empty() ? 0 : legend_row; }

/// The note at the foot of a picture of this height.
std::string note_of(const StackedChart& chart, int height) {
  if (chart.note.empty()) return {};
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"#1a1a1a\">{}</text>\n",
                     margin, height - 8, for_html(chart.note));
}

double most_of(const StackedChart& chart) {
  double most = 0;
  for (const StackedChart::Bar& bar : chart.bars) most = std::max(most, sum_of(bar));
  return most;
}

/// The sorts with their fills, in as many rows as they need.
class Legend {
 public:
  explicit Legend(const std::vector<std::string>& sorts) {
    if (sorts.size() < 2) return;
    double x = margin;
    for (std::size_t i = 0; i < sorts.size(); ++i) {
      const std::string label = in_lines(sorts[i], longest_label, 1).front();
      const double width = 24 + letter_width * static_cast<double>(display_width(label)) + 16;
      if (x > margin && x + width > picture_width) {
        x = margin;
        ++rows_;
      }
      text_ += box({x, picture_top + legend_row * rows_ + 2.0, 14, 14}, i);
      text_ += fmt::format("<text x=\"{:.1f}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n", x + 20,
                           picture_top + legend_row * rows_ + 14, for_html(label));
      x += width;
    }
    ++rows_;
  }
  [[nodiscard]] int height() const { return rows_ == 0 ? 0 : legend_row * rows_ + 10; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  int rows_ = 0;
  std::string text_;
};

std::string lying(const StackedChart& chart, const Legend& legend) {
  std::vector<std::vector<std::string>> labels;
  for (const StackedChart::Bar& bar : chart.bars)
    labels.push_back(in_lines(bar.label, longest_label, 2));
  const int left = label_room(labels);
  const int top = picture_top + legend.height();
  const int height = top + lying_step * static_cast<int>(chart.bars.size()) + 16 + note_room(chart);
  const double most = most_of(chart);
  const double scale = most > 0 ? (picture_width - left - number_room_beside) / most : 0;
  std::string out = picture_head({chart.title, chart.description, height}) +
                    patterns(chart.sorts.size()) + legend.text();
  int y = top;
  for (std::size_t i = 0; i < chart.bars.size(); ++i, y += lying_step) {
    out += label_before(left - 8, y + bar_thickness / 2, labels[i]);
    double x = left;
    for (std::size_t sort = 0; sort < chart.bars[i].parts.size(); ++sort) {
      const double length = chart.bars[i].parts[sort] * scale;
      if (length > 0) out += box({x, static_cast<double>(y), length, bar_thickness}, sort);
      x += length;
    }
    out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n", x + 6,
                       y + bar_thickness / 2 + 5, for_html(chart.bars[i].shown));
  }
  return out +
         fmt::format("<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" stroke=\"#1a1a1a\"/>\n",
                     left, top - 6, height - 16 - note_room(chart)) +
         note_of(chart, height);
}

std::string standing(const StackedChart& chart, const Legend& legend) {
  const int top = picture_top + legend.height() + 18;
  const int ground = top + plot_height;
  const double step =
      (picture_width - 2.0 * margin) / std::max<double>(1, static_cast<double>(chart.bars.size()));
  const double width = std::min(60.0, step * 0.7);
  const auto columns = static_cast<std::size_t>(std::max(4.0, step / letter_width));
  const double most = most_of(chart);
  std::string out = picture_head({chart.title, chart.description, ground + 48 + note_room(chart)}) +
                    patterns(chart.sorts.size()) + legend.text();
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const double middle = margin + step * (static_cast<double>(i) + 0.5);
    double y = ground;
    for (std::size_t sort = 0; sort < chart.bars[i].parts.size(); ++sort) {
      const double length = most > 0 ? chart.bars[i].parts[sort] / most * plot_height : 0;
      y -= length;
      if (length > 0) out += box({middle - width / 2, y, width, length}, sort);
    }
    out += fmt::format(
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"#1a1a1a\">{}</text>\n",
        middle, y - 5, for_html(chart.bars[i].shown));
    const auto lines = in_lines(chart.bars[i].label, columns, 2);
    for (std::size_t line = 0; line < lines.size(); ++line)
      out += fmt::format(
          "<text x=\"{:.1f}\" y=\"{}\" font-size=\"11\" text-anchor=\"middle\" "
          "fill=\"#1a1a1a\">{}</text>\n",
          middle, ground + 16 + 13 * static_cast<int>(line), for_html(lines[line]));
  }
  return out +
         fmt::format("<line x1=\"{0}\" y1=\"{2}\" x2=\"{1}\" y2=\"{2}\" stroke=\"#1a1a1a\"/>\n",
                     margin, picture_width - margin, ground) +
         note_of(chart, ground + 48 + note_room(chart));
}

}  // namespace

std::string as_svg(const StackedChart& all) {
  const StackedChart chart = with_few_sorts(all);
  const Legend legend(chart.sorts);
  return (chart.standing ? standing(chart, legend) : lying(chart, legend)) + "</svg>\n";
}

}  // namespace mieux
