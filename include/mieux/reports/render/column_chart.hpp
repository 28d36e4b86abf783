#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// A chart of columns from left to right, one for each step of time.
struct ColumnChart {
  struct Step {
    std::string label;
    std::string shown;           ///< the number above the column, such as `≥ 12`
    bool is_known = true;        ///< false: no number is known, and the chart says so
    std::vector<double> values;  ///< of each series; none of a step that has no figures
    bool is_time = true;         ///< false: what lies at no known time; comes last, always labelled
  };

  std::string title;
  std::string description;          ///< what a person who does not see the picture should know
  std::vector<std::string> series;  ///< what the parts of a column are; none or one: no legend
  bool stacked = true;              ///< the parts stand on each other, else side by side
  std::vector<Step> steps;
  std::vector<std::string> notes;  ///< lines below the chart
  Language language = {};          ///< of its numbers
};

/// The chart as a self-contained SVG document with title and description, readable on white and
/// when printed without colour. Numbers above columns are drawn if all of them have room, of the
/// labels below as many as have.
std::string as_svg(const ColumnChart& chart);

}  // namespace mieux
