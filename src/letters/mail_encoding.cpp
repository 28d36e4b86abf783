#include "mail_encoding.hpp"

#include <array>
#include <cstdint>

#include "base/utf8.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_digit(char c) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = digits.find(c);
  return at == digits.npos ? -1 : static_cast<int>(at);
}

/// What windows-1252 has where Latin-1 has control characters; 0: nothing.
constexpr std::array<char32_t, 32> windows_signs{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Latin-1, and what mail programs call by that name.
std::string from_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) {
    char32_t point = static_cast<unsigned char>(c);
    if (point >= 0x80 && point < 0xA0) point = windows_signs[point - 0x80];
    append_utf8(out, point == 0 ? U'\uFFFD' : point);
  }
  return out;
}

/// `=?charset?Q?text?=` at the start of `text`: its length and what it says; 0 if it is none.
struct EncodedWord {
  std::size_t length = 0;
  std::string text;
};

EncodedWord encoded_word(std::string_view text) {
  constexpr std::size_t longest = 1000;  // mail programs write at most 75 bytes
  if (!text.starts_with("=?")) return {};
  text = text.substr(0, longest);
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == text.npos || charset_end + 2 >= text.size()) return {};
  const char encoding = text[charset_end + 1];
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (text[charset_end + 2] != '?' || end == text.npos) return {};
  std::optional<std::string> bytes;
  if (encoding == 'Q' || encoding == 'q')
    bytes = from_quoted_printable(text.substr(begin, end - begin), true);
  else if (encoding == 'B' || encoding == 'b')
    bytes = from_base64(text.substr(begin, end - begin));
  if (!bytes) return {};
  auto decoded = as_utf8(std::move(*bytes), text.substr(2, charset_end - 2));
  if (!decoded) return {};
  return {end + 2, std::move(*decoded)};
}

}  // namespace

std::string from_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_header && text[i] == '_') {
      out += ' ';
    } else if (text[i] != '=') {
      out += text[i];
    } else if (text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else if (text.substr(i + 1, 1) == "\n") {
      ++i;
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') break;
    const int digit = base64_digit(c);
    if (digit < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU);
  }
  return out;
}

std::optional<std::string> as_utf8(std::string text, std::string_view charset) {
  const std::string name = lower_case(charset);
  if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii") return text;
  if (name == "iso-8859-1" || name == "iso-8859-15" || name == "windows-1252")
    return from_latin1(text);
  return std::nullopt;
}

std::string decoded_header(std::string_view value) {
  std::string out;
  bool after_word = false;
  for (std::size_t i = 0; i < value.size();) {
    const EncodedWord word = encoded_word(value.substr(i));
    if (word.length > 0) {
      // Blanks between two encoded words only keep them apart.
      if (after_word)
        while (out.ends_with(' ')) out.pop_back();
      out += word.text;
      i += word.length;
      after_word = true;
    } else {
      if (value[i] != ' ') after_word = false;
      out += value[i++];
    }
  }
  return out;
}

}  // namespace mieux
