#pragma once

#include <string_view>

namespace mieux {

// Built into the program from world/ (NOTICE.md there says where it comes from). Lengths are units
// of a picture.

/// The outlines of land: a path of SVG in each line.
std::string_view world_land();
/// A header, then lines of a country's code and its place: `BEN`, x, y, separated by tabs.
std::string_view world_points();

}  // namespace mieux
