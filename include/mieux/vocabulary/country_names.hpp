#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mieux {

class Table;

/// What countries are called: by the store's own table, and by the names that ISO 3166, IATI and
/// CLDR have for them in English, French, Spanish and Portuguese, present and former
/// (`src/vocabulary/data/country_names.tsv`, built into the program).
///
/// Two texts are one name if they have the same words in any order, whatever the case and the
/// accents, with or without articles (`Korea, Republic of`, `Philippines (the)`), usual
/// abbreviations of words being the words (`Egypt, Arab Rep.`).
class CountryNames {
 public:
  /// Takes the names from `countries`, whose first column holds ISO codes of three letters.
  explicit CountryNames(const Table& countries);

  /// Rows of the countries that are called so, in the order of the table: none if nothing is,
  /// several if the name is not that of one country (`Congo`, `Yugoslavia`).
  [[nodiscard]] std::vector<std::uint32_t> called(std::string_view name) const;
  /// The same for a misspelt name, by the name nearest to it, each word of which may have a few
  /// wrong letters. None for words as short as codes.
  [[nodiscard]] std::vector<std::uint32_t> nearest_to(std::string_view name) const;

 private:
  struct Name {
    std::string letters;  ///< folded
    std::uint32_t row = 0;
  };
  using Names = std::vector<Name>;
  struct Spelled {
    std::vector<std::string> words;
    std::uint32_t row = 0;
  };
  void add(std::string_view name, std::uint32_t row);

  Names written_;   ///< as people write them, sorted
  Names in_words_;  ///< by their telling words, sorted
  mutable std::once_flag spelled_once_;
  mutable std::vector<Spelled> spelled_;  ///< the words of `written_`, once they are asked for
};

/// The text of `country_names.tsv`: a header, then lines of an ISO code of three letters, where the
/// names come from, and the names joined by `|`.
std::string_view known_country_names();

}  // namespace mieux
