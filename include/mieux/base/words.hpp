#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// Without the spaces, tabs and line breaks at both ends.
std::string_view trimmed(std::string_view text);

/// The number that the text is: digits alone. Nothing if it is none, or too large.
std::optional<std::uint32_t> whole_number(std::string_view text);

/// Capitals of ASCII become small letters; all other characters stay.
std::string lower_case(std::string_view text);

/// Small letters of ASCII become capitals; all other characters stay.
std::string upper_case(std::string_view text);

/// With its first letter as a capital, if that is one of ASCII.
std::string capitalized(std::string_view text);

/// Are the two alike but for capitals of ASCII?
bool same_word(std::string_view a, std::string_view b);

/// Does Windows keep the name for a device, whatever the case and the ending of the file: `con`,
/// `nul`, `com1`? A file of that name cannot be checked out there.
bool is_device_name(std::string_view name);

/// The parts between the separators, empty ones among them: `a||b` has three, an empty text one.
std::vector<std::string_view> split(std::string_view text, char separator);

/// `text` in single quotation marks, for messages: cut off after 60 bytes, never amid a character.
std::string in_quotes(std::string_view text);

/// The texts of a list in its order, with `separator` between each two: `A, B, C`.
template <typename Texts>
std::string joined(const Texts& texts, std::string_view separator) {
  std::string all;
  bool first = true;
  for (const std::string_view text : texts) {
    if (!first) all += separator;
    all += text;
    first = false;
  }
  return all;
}

/// The first `most` of a list of texts, and how many there are beside them: `a, b, c and 4 more`.
template <typename Texts>
std::string some_of(const Texts& texts, std::size_t most) {
  std::string text;
  std::size_t said = 0;
  for (const std::string_view one : texts) {
    if (said == most) break;
    if (said++ > 0) text += ", ";
    text += one;
  }
  return text +
         (texts.size() > most ? " and " + std::to_string(texts.size() - most) + " more" : "");
}

}  // namespace mieux
