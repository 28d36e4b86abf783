#pragma once

#include <set>
#include <string>
#include <vector>

#include "documents.hpp"
#include "mieux/git/revisions.hpp"

namespace mieux::cli {

/// A figure of a block that moved, and why, record by record.
struct MovedFigure {
  std::string block;
  MovedValue value;
  std::vector<std::string> come;     ///< records that stand behind it now, and did not
  std::vector<std::string> gone;     ///< those that no longer do
  std::vector<std::string> changed;  ///< those that still do, and say something else
};

/// `4 -> 5`; of what is no figure: `new`, `changed`, `gone`.
std::string in_words(const MovedValue& value);
/// `benin came; togo-ii went; zambia changed`. Empty if nothing is known.
std::string in_words(const MovedFigure& figure);

/// Two states of a store that a document is compared in.
struct TwoStates {
  const Circle& before;
  const Circle& now;
  std::set<std::string> changed;  ///< paths of files that the two hold otherwise
};

/// Adds the records behind the difference: those behind the figure called so in the two results.
/// Either may be null.
void explain(MovedFigure& figure, const BlockResult* before, const BlockResult* now,
             const TwoStates& states);

}  // namespace mieux::cli
