#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mieux {

/// The first character of a text. `valid` is false for a stray byte (also one of an overlong or
/// surrogate sequence): then `point` is that byte and `length` 1.
struct Character {
  char32_t point = 0;
  std::size_t length = 1;
  bool valid = false;
};

/// `text` must not be empty.
Character first_character(std::string_view text);

/// The last character of a text, which must not be empty; a stray byte is one.
Character last_character(std::string_view text);

void append_utf8(std::string& out, char32_t point);

/// C0, DEL and C1, line breaks and tabs included.
constexpr bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

/// Joins what stands beside it, such as the signs of one emoji.
inline constexpr char32_t joiner = 0x200D;

/// An accent or the like that is drawn onto the letter before it.
bool is_mark(char32_t point);

}  // namespace mieux
