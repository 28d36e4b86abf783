#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/base/date.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// What lasted and what happened, row by row on one axis of time.
struct Timeline {
  enum class Style : std::uint8_t { done, planned, dropped };
  /// From its first to its last day. Where these are known less well, the days that are not sure
  /// are drawn lighter.
  struct Bar {
    Date from;
    Date to;
    Style style = Style::done;
  };
  struct Row {
    std::string label;
    std::vector<Bar> bars;
    /// What happened on one day: a dot; if it is not known to the day, the outline of its bounds.
    std::vector<Date> marks;
  };
  std::string title;
  std::string description;  ///< what a person who does not see the picture should know
  std::vector<Row> rows;
  std::optional<Day> today = {};  ///< a broken line, if it lies on the axis
  Language language = {};         ///< of its legend
};

/// The days that the axis has: those of all bars and marks whose bounds are known. Nothing if there
/// are none.
std::optional<Date> extent_of(const Timeline& timeline);

/// The timeline as a self-contained SVG document with title and description, readable on white and
/// when printed without colour. `extent_of` must be something.
std::string as_svg(const Timeline& timeline);

}  // namespace mieux
