#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mieux {

// Characters that nobody sees: they change how text around them is shown, or make two texts differ
// that look the same. Line breaks and tabs are none of them, nor are the joiners and selectors of
// scripts and emoji where they belong: a zero width (non-)joiner between Arabic letters, at the
// sign that joins Indic ones, or between emoji; a variation selector behind what has variants.

/// One such character of a text, and where it stands.
struct Unseen {
  std::size_t at = 0;
  std::size_t length = 0;
  char32_t point = 0;
};

/// The first of them from byte `from` on, which must start a character; nothing if there is none.
std::optional<Unseen> find_unseen(std::string_view text, std::size_t from = 0);

/// Is the character at byte `at` one of them? Stray bytes are not.
bool is_unseen_at(std::string_view text, std::size_t at);

/// Without those at both ends.
std::string_view without_unseen_ends(std::string_view text);

/// How messages call a character: `U+200B zero width space`.
std::string called(char32_t point);

}  // namespace mieux
