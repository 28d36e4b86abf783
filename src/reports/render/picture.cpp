#include "mieux/reports/render/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr int line_height = 14;
constexpr std::size_t title_columns = 68;  ///< of 17 px, bold

/// Months since the year 0.
int month_number(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{day}};
  return static_cast<int>(date.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Day first_of_month(int number) {
  const std::chrono::year_month_day date{std::chrono::year{number / 12},
                                         std::chrono::month{static_cast<unsigned>(number % 12 + 1)},
                                         std::chrono::day{1}};
  return Day{std::chrono::sys_days{date}.time_since_epoch()};
}

/// One text element; its second and further lines as spans of it.
std::string text_lines(const std::string& attributes, double x,
                       const std::vector<std::string>& lines, int step) {
  std::string out = fmt::format("<text x=\"{:g}\" {} fill=\"#1a1a1a\">", x, attributes);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line = for_html(lines[i]);
    out += i == 0 ? line : fmt::format("<tspan x=\"{:g}\" dy=\"{}\">{}</tspan>", x, step, line);
  }
  return out + "</text>\n";
}

constexpr std::array<std::string_view, most_looks> looks{
    "#2f5d8a",    "#b9d0e6", "url(#rising)",  "#6b6b6b",
    "url(#dots)", "#dcdcdc", "url(#falling)", "#ffffff"};

constexpr std::string_view look_patterns =
    "<defs>\n"
    "<pattern id=\"rising\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>"
    "<path d=\"M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2\" stroke=\"#2f5d8a\" stroke-width=\"2\"/>"
    "</pattern>\n"
    "<pattern id=\"falling\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>"
    "<path d=\"M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2\" stroke=\"#6b6b6b\" stroke-width=\"1.5\"/>"
    "</pattern>\n"
    "<pattern id=\"dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"5\" height=\"5\" fill=\"#ffffff\"/>"
    "<circle cx=\"2.5\" cy=\"2.5\" r=\"1.4\" fill=\"#8a2f2f\"/></pattern>\n"
    "</defs>\n";

}  // namespace

std::string_view look_of(std::size_t sort) { return looks.at(sort % looks.size()); }

std::string_view patterns_of_looks() { return look_patterns; }

std::vector<std::size_t> with_looks(const std::vector<double>& sizes, bool rest) {
  std::vector<std::size_t> chosen(sizes.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  if (sizes.size() <= most_looks) return chosen;
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  chosen.resize(rest ? most_looks - 1 : most_looks);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::string others(std::size_t count, const Language& language) {
  return language.text("Others ({})", count);
}

std::string picture_head(const Frame& frame) {
  const auto lines = in_lines(frame.title, title_columns, 2);
  const int y = lines.size() > 1 ? 22 : 30;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
             "height=\"{1}\" role=\"img\" aria-labelledby=\"title description\" "
             "font-family=\"sans-serif\" font-size=\"13\">\n"
             "<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
             picture_width, frame.height, for_html(frame.title), for_html(frame.description)) +
         text_lines(fmt::format("y=\"{}\" font-size=\"17\" font-weight=\"bold\"", y), 20, lines,
                    20);
}

std::vector<std::string> in_lines(std::string_view text, std::size_t columns, std::size_t most) {
  if (display_width(text) <= columns) return {std::string{text}};
  std::vector<std::string> lines{{}};
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (display_width(line) + 1 + display_width(word) <= columns || lines.size() == most) {
      line += " ";
      line += word;
    } else {
      lines.emplace_back(word);
    }
  }
  for (std::string& line : lines) line = cut_to_width(line, columns);
  return lines;
}

int label_room(const std::vector<std::vector<std::string>>& labels) {
  std::size_t longest = 4;
  for (const auto& lines : labels)
    for (const std::string& line : lines) longest = std::max(longest, display_width(line));
  return 20 + 7 * static_cast<int>(std::min(longest, longest_label));
}

std::string label_before(int x, int y, const std::vector<std::string>& lines) {
  const int above = line_height * static_cast<int>(lines.size() - 1) / 2;
  return text_lines(fmt::format("y=\"{}\" text-anchor=\"end\"", y + 5 - above), x, lines,
                    line_height);
}

TimeAxis::TimeAxis(Date period, double left, double right)
    : first_(first_of_month(month_number(period.first()))),
      last_(first_of_month(month_number(period.last()) + 1)),
      left_(left),
      right_(right) {}

double TimeAxis::at(Day day) const {
  const auto days = static_cast<double>((std::clamp(day, first_, last_) - first_).count());
  return left_ + (right_ - left_) * days / static_cast<double>((last_ - first_).count());
}

std::vector<TimeAxis::Tick> TimeAxis::ticks() const {
  const int first = month_number(first_);
  const int last = month_number(last_);
  constexpr std::array<int, 10> steps{1, 2, 3, 6, 12, 24, 60, 120, 240, 1200};
  const auto fits = [&](int step) { return (last - first) / step < 8; };
  const auto found = std::find_if(steps.begin(), steps.end(), fits);
  const int step = found == steps.end() ? steps.back() : *found;
  std::vector<Tick> all;
  for (int month = (first + step - 1) / step * step; month < last; month += step) {
    const Day day = first_of_month(month);
    const std::string label = to_string(day);
    all.push_back({day, label.substr(0, step % 12 == 0 ? 4 : 7)});
  }
  return all;
}

std::string TimeAxis::lines(int top, int bottom) const {
  std::string out =
      fmt::format("<line x1=\"{:.1f}\" y1=\"{}\" x2=\"{:.1f}\" y2=\"{}\" stroke=\"#1a1a1a\"/>\n",
                  left_, bottom, right_, bottom);
  for (const Tick& tick : ticks())
    out += fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" stroke=\"#c8c8c8\"/>\n"
        "<text x=\"{0:.1f}\" y=\"{3}\" font-size=\"11\" text-anchor=\"middle\" "
        "fill=\"#1a1a1a\">{4}</text>\n",
        at(tick.day), top, bottom, bottom + 14, tick.label);
  return out;
}

}  // namespace mieux
