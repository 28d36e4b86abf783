#pragma once

#include <string>
#include <vector>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// A map of the world with a disc on each country, as large as its number, or with ways from one
/// country to another. Land has no borders on it, so it takes no side on any.
struct WorldMap {
  struct Country {
    std::string code;  ///< ISO 3166-1, three letters
    std::string label;
    double value = 0;
    std::string shown;  ///< the number as text, such as `at least 12`
  };
  struct Way {
    std::string from;  ///< ISO 3166-1, three letters
    std::string to;
    std::string label;  ///< "Benin to Philippines: a handbook"
  };
  std::string title;
  std::string description;  ///< what a person who does not see the picture should know
  std::vector<Country> countries;
  Language language = {};
  std::vector<Way> ways = {};
};

/// The map as a self-contained SVG document with title and description, readable on white and when
/// printed without colour. Each disc is named where a reader points at it. Countries whose number
/// is 0 have none. A way is a curve with an arrow at its end. Countries that have no place on the
/// map are named below it, and ways from or to them.
std::string as_svg(const WorldMap& map);

}  // namespace mieux
