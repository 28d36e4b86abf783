#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace mieux {

// How names are compared: as people compare them, not byte by byte. What is folded is for
// comparing alone; what is printed is the text as it was written.

/// `text` without what people do not see as a difference between two names: upper and lower case,
/// the Unicode form (NFKC), any white space (one space for a run, none at the ends), typographic
/// apostrophes, quotes and dashes, invisible characters. Accents stay. A stray byte stays as it is.
std::string folded_name(std::string_view text);

/// Are the two one name, as `folded_name` says?
bool same_name(std::string_view a, std::string_view b);

/// As `folded_name`, and letters lose their accents: to put labels in order, and to find names
/// that are typed without accents. Letters of their own (`ø`, `ł`, `ß`) become what ASCII writes
/// for them.
std::string folded_letters(std::string_view text);

/// The words of a text joined by `-`, compared by `folded_letters`: a slug that keeps the letters
/// of all scripts.
std::string folded_phrase(std::string_view text);

/// One character of a text as `folded_letters` takes it.
struct FoldedCharacter {
  std::string letters;     ///< a space for white space; empty for what is not seen, and for accents
  std::size_t length = 1;  ///< its bytes in the text
};

/// The first character of `text`, which must not be empty.
FoldedCharacter folded_character(std::string_view text);

/// Is it a part of a word: a letter, an accent or a digit of any script?
bool is_word_character(char32_t point);
/// Does the text begin, end, with such a character?
bool begins_in_word(std::string_view text);
bool ends_in_word(std::string_view text);

// In which order people look for things. Both are total orders: texts that differ are never equal.

/// Ids: numbers in them by their size, everything else byte by byte (`2025-99` before `2025-100`).
std::strong_ordering id_order(std::string_view a, std::string_view b);
inline bool id_before(std::string_view a, std::string_view b) { return id_order(a, b) < 0; }

/// Labels and names: without regard to case and accents (`Costa Rica`, `Côte d'Ivoire`, `Cuba`),
/// numbers in them by their size.
std::strong_ordering label_order(std::string_view a, std::string_view b);
/// What labels are compared by: `id_order` of their keys; alike for labels that differ in case and
/// accents alone.
std::string label_key(std::string_view label);
inline bool label_before(std::string_view a, std::string_view b) { return label_order(a, b) < 0; }

}  // namespace mieux
