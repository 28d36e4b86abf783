#include "mieux/reports/render/chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"

namespace mieux {
namespace {

constexpr int chart_width = 720;
constexpr int bar_height = 22;
constexpr int row_height = 32;
constexpr int top = 56;  ///< room for the title
constexpr int bottom = 16;
constexpr int number_room = 90;
constexpr std::size_t longest_label = 42;

/// Labels are measured, not laid out: about 7 units a column of a terminal at 13 px.
int label_width(const Chart& chart) {
  std::size_t longest = 4;
  for (const Chart::Bar& bar : chart.bars) longest = std::max(longest, display_width(bar.label));
  return 20 + 7 * static_cast<int>(std::min(longest, longest_label));
}

}  // namespace

std::string as_svg(const Chart& chart) {
  const int left = label_width(chart);
  const int height = top + row_height * static_cast<int>(chart.bars.size()) + bottom;
  double most = 0;
  for (const Chart::Bar& bar : chart.bars) most = std::max(most, bar.value);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"title description\" "
      "font-family=\"sans-serif\" font-size=\"13\">\n"
      "<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n"
      "<text x=\"20\" y=\"30\" font-size=\"17\" font-weight=\"bold\" fill=\"#1a1a1a\">{2}</text>\n",
      chart_width, height, for_html(chart.title), for_html(chart.description));
  int y = top;
  for (const Chart::Bar& bar : chart.bars) {
    const double share = most > 0 ? bar.value / most : 0;
    const double length = share * (chart_width - left - number_room);
    const int middle = y + bar_height / 2 + 5;
    out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"#1a1a1a\">{}</text>\n",
                       left - 8, middle, for_html(cut_to_width(bar.label, longest_label)));
    out +=
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"#2f5d8a\"/>\n",
                    left, y, length, bar_height);
    out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n",
                       left + length + 6, middle, for_html(bar.shown));
    y += row_height;
  }
  out += fmt::format("<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" stroke=\"#1a1a1a\"/>\n",
                     left, top - 6, height - bottom);
  return out + "</svg>\n";
}

}  // namespace mieux
