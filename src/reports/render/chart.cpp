#include "mieux/reports/render/chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int bar_height = 22;
constexpr int row_height = 32;
constexpr int chart_bottom = 16;
constexpr int number_room = 90;

}  // namespace

std::string as_svg(const Chart& chart) {
  std::vector<std::vector<std::string>> labels;
  for (const Chart::Bar& bar : chart.bars) labels.push_back(in_lines(bar.label, longest_label, 2));
  const int left = label_room(labels);
  const int height = picture_top + row_height * static_cast<int>(chart.bars.size()) + chart_bottom;
  double most = 0;
  for (const Chart::Bar& bar : chart.bars) most = std::max(most, bar.value);
  std::string out = picture_head({chart.title, chart.description, height});
  int y = picture_top;
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const Chart::Bar& bar = chart.bars[i];
    const double share = most > 0 ? bar.value / most : 0;
    const double length = share * (picture_width - left - number_room);
    const int middle = y + bar_height / 2;
    out += label_before(left - 8, middle, labels[i]);
    out +=
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"#2f5d8a\"/>\n",
                    left, y, length, bar_height);
    out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n",
                       left + length + 6, middle + 5, for_html(bar.shown));
    y += row_height;
  }
  out += fmt::format("<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" stroke=\"#1a1a1a\"/>\n",
                     left, picture_top - 6, height - chart_bottom);
  return out + "</svg>\n";
}

}  // namespace mieux
