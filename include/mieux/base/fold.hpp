#pragma once

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

}  // namespace mieux
