#pragma once

#include <string>
#include <vector>

#include "mieux/records/expert.hpp"
#include "mieux/vocabulary/vocabularies.hpp"

namespace mieux::cli {

// What people type about experts, as the terms it means. All fail (2), with the nearest, for a word
// that means none.

/// The code of a language by its code or its name in English or French.
std::string language_asked(const std::string& word, const std::string& option);

struct LanguageAsked {
  std::string code;
  LanguageLevel least = LanguageLevel::unstated;  ///< any
};
/// `fr`, `French:b2`.
LanguageAsked language_at_level_asked(const std::string& word, const std::string& option);

/// A country, or a region of a grouping; the other is empty.
struct PlaceAsked {
  std::string country;
  std::string region;
};
PlaceAsked place_asked(const Vocabularies& vocabularies, const std::string& grouping,
                       const std::string& word, const std::string& option);

/// The professional background by its id or label.
std::string background_asked(const Vocabularies& vocabularies, const std::string& word,
                             const std::string& option);

/// The topics that words mean: one by its id or label, else all that have the word in these, such
/// as those about trafficking for `thb`.
std::vector<std::string> topics_asked(const Vocabularies& vocabularies,
                                      const std::vector<std::string>& words,
                                      const std::string& option);

}  // namespace mieux::cli
