#pragma once

#include <string>
#include <vector>

#include "documents.hpp"

namespace mieux::cli {

/// A figure of a block that moved, and why, record by record.
struct MovedFigure {
  std::string block;
  MovedValue value;
  std::vector<std::string> come;     ///< records that stand behind it now, and did not
  std::vector<std::string> gone;     ///< those that no longer do
  std::vector<std::string> changed;  ///< those that still do, and add something else: `a1: 9 -> 8`
};

/// `4 -> 5`; of what is no figure: `new`, `changed`, `gone`.
std::string in_words(const MovedValue& value);
/// `benin came; togo-ii went; zambia changed`. Empty if nothing is known.
std::string in_words(const MovedFigure& figure);

/// Adds the records behind the difference: those behind the figure called so in the two results,
/// each made in its circle.
void explain(MovedFigure& figure, const BlockResult& before, const Circle& then,
             const BlockResult& now, const Circle& here);

}  // namespace mieux::cli
