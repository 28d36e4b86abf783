#include "mieux/base/width.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "utf8.hpp"

namespace mieux {
namespace {

constexpr char32_t emoji_form = 0xFE0F;
constexpr std::string_view ellipsis = "\u2026";

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The colour of a skin: behind a sign of a person it takes no column of its own.
constexpr bool is_skin(char32_t point) { return point >= 0x1F3FB && point <= 0x1F3FF; }

/// The later letters of a Korean syllable that is taken apart: they are drawn into the first one.
constexpr bool is_later_jamo(char32_t point) {
  return (point >= 0x1160 && point <= 0x11FF) || (point >= 0xD7B0 && point <= 0xD7FF);
}

/// Half of a flag.
constexpr bool is_flag_letter(char32_t point) { return point >= 0x1F1E6 && point <= 0x1F1FF; }

std::size_t width_of(const Character& character) {
  if (!character.valid) return 1;
  if (is_flag_letter(character.point)) return 1;
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(character.point))));
}

/// Columns of one character as people see it.
std::size_t width_of_seen(std::string_view text) {
  constexpr std::size_t wide = 2;
  std::size_t width = 0;
  bool joined = false;
  for (bool first = true; !text.empty(); first = false) {
    const Character character = first_character(text);
    text.remove_prefix(character.length);
    if (character.point == emoji_form && width > 0) width = std::max(width, wide);
    const bool drawn_into = is_skin(character.point) || is_later_jamo(character.point);
    if (!joined && (first || !drawn_into)) width += width_of(character);
    joined = character.point == joiner;
  }
  return width;
}

}  // namespace

std::size_t seen_character(std::string_view text) {
  if (text.empty()) return 0;
  Character last = first_character(text);
  std::size_t length = last.length;
  utf8proc_int32_t state = 0;
  while (last.valid && length < text.size()) {
    const Character next = first_character(text.substr(length));
    if (!next.valid ||
        utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.point),
                                         static_cast<utf8proc_int32_t>(next.point), &state))
      break;
    length += next.length;
    last = next;
  }
  return length;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const bool alone = is_ascii(text[0]) && (text.size() == 1 || is_ascii(text[1]));
    const std::size_t length = alone ? 1 : seen_character(text);
    if (alone)
      width += text[0] >= ' ' && text[0] != '\x7F' ? 1 : 0;
    else
      width += width_of_seen(text.substr(0, length));
    text.remove_prefix(length);
  }
  return width;
}

std::size_t fitting_bytes(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t width = 0;
  while (bytes < text.size()) {
    const std::string_view seen = text.substr(bytes, seen_character(text.substr(bytes)));
    width += display_width(seen);
    if (width > columns) break;
    bytes += seen.size();
  }
  return bytes;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string{text};
  const std::size_t room = columns > 0 ? columns - 1 : 0;  // the ellipsis takes one
  return std::string{text.substr(0, fitting_bytes(text, room))} + std::string{ellipsis};
}

}  // namespace mieux
