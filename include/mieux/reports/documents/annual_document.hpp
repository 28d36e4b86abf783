#pragma once

#include <string>
#include <vector>

#include "mieux/vocabulary/vocabularies.hpp"

namespace mieux {

/// What the document of a year is about.
struct AnnualDocument {
  std::string facility;
  std::string period;       ///< as a mark has it: `from=2018 to=2018`
  std::string period_text;  ///< as people read it: `2018`
  struct Region : Vocabularies::Region {
    std::string shown;  ///< its label in the language
  };
  std::vector<Region> regions;  ///< those that have a chapter, in their order
  Language language;
};

/// The beginning of an annual report: every part that such reports have, its figures as blocks that
/// are still to be built, and marks where somebody has to write.
std::string annual_document(const AnnualDocument& wanted);

}  // namespace mieux
