#include "utf8.hpp"

#include <utf8proc.h>

namespace mieux {
namespace {

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }

/// How many bytes the sequence that starts with `lead` has; 0 if none starts with it.
constexpr std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

/// The smallest code point that needs so many bytes; anything below is overlong.
constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

Character first_character(std::string_view text) {
  const unsigned char lead = byte(text.front());
  const Character stray{lead, 1, false};
  const std::size_t length = sequence_length(lead);
  if (length == 1) return {lead, 1, true};
  if (length == 0 || text.size() < length) return stray;
  char32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(text[i]) & 0xC0U) != 0x80U) return stray;
    point = point << 6U | (byte(text[i]) & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < smallest[length] || point > 0x10FFFF || surrogate) return stray;
  return {point, length, true};
}

Character last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (byte(text[at]) & 0xC0U) == 0x80U) --at;
  const Character found = first_character(text.substr(at));
  return at + found.length == text.size() ? found : Character{byte(text.back()), 1, false};
}

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&out](char32_t value) { out += static_cast<char>(value); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0U | point >> 6U);
  } else {
    if (point < 0x10000) {
      put(0xE0U | point >> 12U);
    } else {
      put(0xF0U | point >> 18U);
      put(0x80U | (point >> 12U & 0x3FU));
    }
    put(0x80U | (point >> 6U & 0x3FU));
  }
  put(0x80U | (point & 0x3FU));
}

bool is_mark(char32_t point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(point)) == UTF8PROC_CATEGORY_MN;
}

}  // namespace mieux
