#pragma once

#include <string>
#include <vector>

namespace mieux {

/// A horizontal bar chart: one bar a label, its number at its end.
struct Chart {
  struct Bar {
    std::string label;
    double value = 0;
    std::string shown;  ///< the number as text, such as `at least 12`
  };
  std::string title;
  std::string description;  ///< what a person who does not see the picture should know
  std::vector<Bar> bars;
};

/// The chart as a self-contained SVG document with title and description, readable on white and
/// when printed without colour.
std::string as_svg(const Chart& chart);

}  // namespace mieux
