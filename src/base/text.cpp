#include "mieux/base/text.hpp"

#include <array>
#include <cstdint>

#include "utf8.hpp"

namespace mieux {
namespace {

/// What remains of the letters U+00C0 to U+00FF in a slug; empty for the two signs among them.
constexpr std::array<std::string_view, 64> latin1_letters = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};

/// The letters or digits `point` stands for in a slug; empty if it separates words.
std::string slug_letters(char32_t point) {
  if (point >= 'A' && point <= 'Z') return {static_cast<char>(point - 'A' + 'a')};
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
    return {static_cast<char>(point)};
  }
  if (point >= 0xC0 && point <= 0xFF) return std::string(latin1_letters[point - 0xC0]);
  return {};
}

constexpr bool is_combining_accent(char32_t point) { return point >= 0x300 && point <= 0x36F; }

std::string plural_of(std::string_view singular) {
  std::string plural(singular);
  const auto ends = [&](std::string_view tail) { return singular.ends_with(tail); };
  if (ends("y") && !ends("ay") && !ends("ey") && !ends("oy") && !ends("uy")) {
    plural.pop_back();
    return plural + "ies";
  }
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return plural + "es";
  return plural + "s";
}

}  // namespace

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(first_character(text).length);
    ++count;
  }
  return count;
}

std::string slug(std::string_view text) {
  std::string out;
  bool separated = false;
  while (!text.empty()) {
    const Character character = first_character(text);
    text.remove_prefix(character.length);
    if (character.valid && is_combining_accent(character.point)) continue;
    const std::string letters = character.valid ? slug_letters(character.point) : std::string();
    if (letters.empty()) {
      separated = true;
      continue;
    }
    if (separated && !out.empty()) out += '-';
    separated = false;
    out += letters;
  }
  return out;
}

std::string counted(std::size_t count, std::string_view singular) {
  return counted(count, singular, plural_of(singular));
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? singular : plural);
}

std::string wrapped(std::string_view first, std::string_view text, std::size_t columns,
                    std::size_t margin) {
  std::string out{first};
  std::size_t used = character_count(first);
  bool at_start = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::size_t size = character_count(word);
    if (!at_start && used + 1 + size > columns) {
      out += "\n" + std::string(margin, ' ');
      used = margin;
    } else if (!at_start) {
      out += ' ';
      ++used;
    }
    out += word;
    used += size;
    at_start = false;
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  return out + "\n";
}

}  // namespace mieux
