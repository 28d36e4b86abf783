#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// A text of the donor in mieux.yaml that everything published carries.
struct FundingText {
  std::string_view field;  ///< `acknowledgement`, `disclaimer`
  std::string markdown;    ///< what the store says, as a paragraph
};

/// Those that the store has, in the order in which they are printed.
std::vector<FundingText> funding_texts(const Store& store);

/// Those of them that the Markdown does not hold.
std::vector<FundingText> funding_texts_missing(const Store& store, std::string_view markdown);

}  // namespace mieux
