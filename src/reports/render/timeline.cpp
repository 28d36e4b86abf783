#include "mieux/reports/render/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

constexpr int timeline_row = 34;
constexpr int timeline_bar = 14;
constexpr int below_axis = 52;  ///< labels of the axis, and the legend
constexpr int right_margin = 24;
constexpr double least_width = 4;

/// How a bar of a style looks: told apart without colour.
std::string_view look_of(Timeline::Style style) {
  switch (style) {
    case Timeline::Style::done: return "fill=\"#2f5d8a\" stroke=\"#2f5d8a\"";
    case Timeline::Style::planned: return "fill=\"#ffffff\" stroke=\"#2f5d8a\"";
    case Timeline::Style::dropped:
      return "fill=\"#ffffff\" stroke=\"#6b6b6b\" stroke-dasharray=\"3 3\"";
  }
  return {};
}

std::string box(double from, double to, int middle, std::string_view look) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" {}/>\n", from,
                     middle - timeline_bar / 2, std::max(to - from, least_width), timeline_bar,
                     look);
}

constexpr Day next_day(Day day) { return day + Day::duration{1}; }

std::string drawn(const Timeline::Bar& bar, const TimeAxis& axis, int middle) {
  const Day last = std::max(bar.to.last(), bar.from.last());
  const Day sure_last = std::max(bar.to.first(), bar.from.first());
  const bool exact = bar.from.is_day() && bar.to.is_day();
  const std::string look{look_of(bar.style)};
  const double from = axis.at(bar.from.first());
  const double to = axis.at(next_day(last));
  if (exact) return box(from, to, middle, look);
  std::string out = box(from, to, middle, look + " fill-opacity=\"0.3\"");
  if (bar.from.last() <= sure_last && bar.style == Timeline::Style::done)
    out += box(axis.at(bar.from.last()), axis.at(next_day(sure_last)), middle, look);
  return out;
}

std::string drawn(const Date& mark, const TimeAxis& axis, int middle) {
  if (mark.is_day())
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"5\" fill=\"#1a1a1a\"/>\n",
                       axis.at(mark.first()), middle);
  const double from = axis.at(mark.first());
  const double width = std::max(axis.at(next_day(mark.last())) - from, 10.0);
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"10\" rx=\"5\" fill=\"none\" "
      "stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n",
      from, middle - 5, width);
}

/// What each look means.
std::string legend(int x, int y, const Language& language) {
  std::string out;
  const auto words = [&](std::string_view text, int width) {
    out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"#1a1a1a\">{}</text>\n",
                       x + 30, y + 4, for_html(language.text(text)));
    x += width;
  };
  const auto bar = [&](Timeline::Style style, std::string_view text, int width) {
    out += box(x, x + 24, y, look_of(style));
    words(text, width);
  };
  bar(Timeline::Style::done, "took place", 110);
  bar(Timeline::Style::planned, "planned", 95);
  bar(Timeline::Style::dropped, "on hold, postponed, dropped", 200);
  out += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"#1a1a1a\"/>\n", x + 15, y);
  words("a day", 80);
  out += fmt::format(
      "<rect x=\"{}\" y=\"{}\" width=\"20\" height=\"10\" rx=\"5\" fill=\"none\" "
      "stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n",
      x + 4, y - 5);
  words("a day between bounds", 0);
  return out;
}

}  // namespace

std::optional<Date> extent_of(const Timeline& timeline) {
  Day first = Date::latest;
  Day last = Date::earliest;
  const auto add = [&](const Date& date) {
    for (const Day day : {date.first(), date.last()}) {
      if (day <= Date::earliest || day >= Date::latest) continue;
      first = std::min(first, day);
      last = std::max(last, day);
    }
  };
  for (const Timeline::Row& row : timeline.rows) {
    for (const Timeline::Bar& bar : row.bars) {
      add(bar.from);
      add(bar.to);
    }
    for (const Date& mark : row.marks) add(mark);
  }
  if (first > last) return std::nullopt;
  return Date{first, last};
}

std::string as_svg(const Timeline& timeline) {
  std::vector<std::vector<std::string>> labels;
  for (const Timeline::Row& row : timeline.rows)
    labels.push_back(in_lines(row.label, longest_label - 8, 2));
  const int left = label_room(labels) + 10;
  const int bottom = picture_top + timeline_row * static_cast<int>(timeline.rows.size());
  const TimeAxis axis(extent_of(timeline).value(), left, picture_width - right_margin);
  std::string out = picture_head({timeline.title, timeline.description, bottom + below_axis}) +
                    axis.lines(picture_top - 6, bottom);
  if (timeline.today && axis.at(*timeline.today) < picture_width - right_margin &&
      axis.at(*timeline.today) > left)
    out += fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" stroke=\"#8a2f2f\" "
        "stroke-dasharray=\"6 3\"/>\n",
        axis.at(*timeline.today), picture_top - 6, bottom);
  int middle = picture_top + timeline_row / 2;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    out += label_before(left - 8, middle, labels[i]);
    for (const Timeline::Bar& bar : timeline.rows[i].bars) out += drawn(bar, axis, middle);
    for (const Date& mark : timeline.rows[i].marks) out += drawn(mark, axis, middle);
    middle += timeline_row;
  }
  return out + legend(20, bottom + 36, timeline.language) + "</svg>\n";
}

}  // namespace mieux
