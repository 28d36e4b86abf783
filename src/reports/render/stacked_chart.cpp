#include "mieux/reports/render/stacked_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int bar_thickness = 22;
constexpr int lying_step = 32;
constexpr int number_room_beside = 90;
constexpr int sorts_row = 22;
constexpr int letter_room = 7;
constexpr int margin = 20;

double sum_of(const StackedChart::Bar& bar) {
  return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0);
}

/// At most as many sorts as there are looks: the smallest become one, the last.
StackedChart with_few_sorts(const StackedChart& chart) {
  std::vector<double> sizes(chart.sorts.size(), 0);
  for (const StackedChart::Bar& bar : chart.bars)
    for (std::size_t sort = 0; sort < bar.parts.size(); ++sort) sizes[sort] += bar.parts[sort];
  const std::vector<std::size_t> chosen = with_looks(sizes, true);
  if (chosen.size() == chart.sorts.size()) return chart;
  StackedChart few = chart;
  few.sorts.clear();
  for (const std::size_t sort : chosen) few.sorts.push_back(chart.sorts[sort]);
  few.sorts.push_back(others(chart.sorts.size() - chosen.size(), chart.language));
  for (StackedChart::Bar& bar : few.bars) {
    std::vector<double> parts;
    for (const std::size_t sort : chosen) parts.push_back(bar.parts[sort]);
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

std::string part_at(const Box& at, std::size_t sort) {
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" "
      "stroke=\"#1a1a1a\" stroke-width=\"0.6\"/>\n",
      at.x, at.y, at.width, at.height, look_of(sort));
}

int note_room(const StackedChart& chart) { return chart.note.empty() ? 0 : sorts_row; }

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
class Sorts {
 public:
  explicit Sorts(const std::vector<std::string>& sorts) {
    if (sorts.size() < 2) return;
    double x = margin;
    for (std::size_t i = 0; i < sorts.size(); ++i) {
      const std::string label = in_lines(sorts[i], longest_label, 1).front();
      const double width = 24 + letter_room * static_cast<double>(display_width(label)) + 16;
      if (x > margin && x + width > picture_width) {
        x = margin;
        ++rows_;
      }
      text_ += part_at({x, picture_top + sorts_row * rows_ + 2.0, 14, 14}, i);
      text_ += fmt::format("<text x=\"{:.1f}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n", x + 20,
                           picture_top + sorts_row * rows_ + 14, for_html(label));
      x += width;
    }
    ++rows_;
  }
  [[nodiscard]] int height() const { return rows_ == 0 ? 0 : sorts_row * rows_ + 10; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  int rows_ = 0;
  std::string text_;
};

std::string drawn(const StackedChart& chart, const Sorts& legend) {
  std::vector<std::vector<std::string>> labels;
  for (const StackedChart::Bar& bar : chart.bars)
    labels.push_back(in_lines(bar.label, longest_label, 2));
  const int left = label_room(labels);
  const int top = picture_top + legend.height();
  const int height = top + lying_step * static_cast<int>(chart.bars.size()) + 16 + note_room(chart);
  const double most = most_of(chart);
  const double scale = most > 0 ? (picture_width - left - number_room_beside) / most : 0;
  std::string out = picture_head({chart.title, chart.description, height}) +
                    std::string{patterns_of_looks()} + legend.text();
  int y = top;
  for (std::size_t i = 0; i < chart.bars.size(); ++i, y += lying_step) {
    out += label_before(left - 8, y + bar_thickness / 2, labels[i]);
    double x = left;
    for (std::size_t sort = 0; sort < chart.bars[i].parts.size(); ++sort) {
      const double length = chart.bars[i].parts[sort] * scale;
      if (length > 0) out += part_at({x, static_cast<double>(y), length, bar_thickness}, sort);
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

}  // namespace

std::string as_svg(const StackedChart& all) {
  const StackedChart chart = with_few_sorts(all);
  const Sorts legend(chart.sorts);
  return drawn(chart, legend) + "</svg>\n";
}

}  // namespace mieux
