#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// Bars of answers on a scale, one below the other: the lower levels to the left of a line, the
/// higher ones to the right. The level in the middle, which says neither, is drawn apart.
struct DivergingChart {
  struct Bar {
    std::string label;
    std::vector<std::uint32_t> counts;  ///< by level, from the lowest to the highest
    std::string answered;               ///< n as text, such as `21`
    std::string missing;                ///< forms without an answer, as text
    std::string note = {};  ///< why there is no bar, such as `hidden`; empty: it is drawn
  };
  std::string title;
  std::string description;          ///< what a person who does not see the picture should know
  std::vector<std::string> levels;  ///< the words of the scale; two to `most_looks`
  std::vector<Bar> bars;
  Language language = {};
};

/// The chart as a self-contained SVG document with title, description and a legend of all levels,
/// those that nobody chose included. Lengths are shares of the answers. The levels differ in
/// brightness and pattern, so that they are told apart without colour and in print.
std::string as_svg(const DivergingChart& chart);

}  // namespace mieux
