#pragma once

#include <string>
#include <vector>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// Bars made of parts, one below the other, each sort of part with a look of its own.
struct StackedChart {
  struct Bar {
    std::string label;
    std::vector<double> parts;  ///< as many as there are sorts
    std::string shown;          ///< the number of the whole bar as text
  };
  std::string title;
  std::string description;         ///< what a person who does not see the picture should know
  std::vector<std::string> sorts;  ///< what the parts are
  std::vector<Bar> bars;
  std::string note = {};  ///< a sentence below the chart; may be empty
  Language language = {};
};

/// The chart as a self-contained SVG document with title, description and legend. The sorts differ
/// in brightness and pattern, so that they are told apart without colour, too. Of more sorts
/// than there are looks the smallest are shown together, as "others".
std::string as_svg(const StackedChart& chart);

}  // namespace mieux
