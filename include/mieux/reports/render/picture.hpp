#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/date.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {

// What all pictures share: their frame, labels in several lines, an axis of time. Lengths are units
// of the picture, at 13 to a letter's height.

inline constexpr int picture_width = 720;
inline constexpr int picture_top = 56;            ///< below the title
inline constexpr std::size_t longest_label = 42;  ///< columns of a line of a label

/// How many sorts of parts can be told apart.
inline constexpr std::size_t most_looks = 8;
/// How the parts of a sort look, as a fill of SVG: told apart without colour.
std::string_view look_of(std::size_t sort);
/// The patterns that looks refer to: stand once in a picture.
std::string_view patterns_of_looks();

/// Which of several sorts get a look of their own: all, or the largest, in their order. `rest`: the
/// last look is kept for all others together.
std::vector<std::size_t> with_looks(const std::vector<double>& sizes, bool rest);
/// What these others are called.
std::string others(std::size_t count, const Language& language);

/// What a picture is about; `description` is what a person who does not see it should know.
struct Frame {
  std::string title;
  std::string description;
  int height = 0;
};

/// The beginning of an SVG document, `picture_width` wide: title, description, a white ground, and
/// the title to read in at most two lines. `</svg>` ends it.
std::string picture_head(const Frame& frame);

/// `text` in at most `most` lines of so many columns, broken between words. What does not fit is
/// cut, with an ellipsis.
std::vector<std::string> in_lines(std::string_view text, std::size_t columns, std::size_t most);

/// The room that the longest line takes, at most `longest_label`, with a margin to its left. Lines
/// are measured, not laid out.
int label_room(const std::vector<std::vector<std::string>>& labels);

/// Lines that end at `x`, their middle at `y`.
std::string label_before(int x, int y, const std::vector<std::string>& lines);

/// Days from left to right.
class TimeAxis {
 public:
  /// Whole months that hold the period, whose bounds are known, between two places of the picture.
  TimeAxis(Date period, double left, double right);

  /// Where a day begins; days before and after the axis are at its ends.
  [[nodiscard]] double at(Day day) const;

  struct Tick {
    Day day;
    std::string label;  ///< `2018-06`, or `2018`
  };
  /// Not more than eight months or years, at equal steps.
  [[nodiscard]] std::vector<Tick> ticks() const;

  /// Thin lines at the ticks from `top` to `bottom`, with their labels below.
  [[nodiscard]] std::string lines(int top, int bottom) const;

 private:
  Day first_;
  Day last_;
  double left_;
  double right_;
};

}  // namespace mieux
