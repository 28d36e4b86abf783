#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "mieux/base/diagnostic.hpp"

namespace mieux::yaml {

/// Where the lines of a file end and what may be found in them without looking.
struct LineMarks {
  /// Offsets of all line feeds, in order, and the size at the end.
  std::vector<std::uint32_t>& ends;
  /// In order: where a colon is followed by a space or the end of its line, the offset behind it;
  /// where `#` follows a space or begins a line, its own. Then one that is larger than all.
  std::vector<std::uint32_t>& marks;
  bool vectors = true;    ///< use the vector instructions of the processor
  bool ordinary = false;  ///< no tab, no carriage return: the marks are all that matters in a line
};

/// Checks the bytes of a file before its structure: strict UTF-8, no control characters, byte
/// order mark or bidirectional overrides, line ends that are LF or CRLF. Returns whether all of it
/// may be read. Other characters that nobody sees (base/unseen) are found, and may be read.
/// Fills `lines`.
bool check_characters(std::string_view bytes, std::vector<Finding>& findings, LineMarks& lines);

/// Says that a character stands at `span` that nobody sees. The file can be read all the same.
void report_unseen(Span span, char32_t point, std::vector<Finding>& findings);

/// What a character may be, as bits.
enum Class : std::uint8_t {
  word = 1,       ///< of ordinary keys: letters, digits, `_`, `-`, `.`, `/`
  indicator = 2,  ///< a plain value must not start with it
  flow_mark = 4,  ///< wants a look inside a list in brackets
  first = 8,      ///< a plain value may start with it, whatever follows
  letter = 16,    ///< a line that starts with it can only be an entry: a word, but `-` and `.`
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  const auto mark = [&](std::string_view characters, Class bit) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= bit;
  };
  mark("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-./", word);
  mark("!&*%@`|>{}[],?:-#\"'", indicator);
  mark(",[]{}?:#\t", flow_mark);
  for (std::size_t i = 0; i < table.size(); ++i)
    if ((table[i] & word) != 0 && i != '-' && i != '.') table[i] |= letter;
  for (std::size_t i = '!'; i < table.size(); ++i)
    if ((table[i] & indicator) == 0) table[i] |= first;
  return table;
}
inline constexpr std::array<std::uint8_t, 256> classes = make_classes();

inline bool is(Class bit, char c) { return (classes[static_cast<unsigned char>(c)] & bit) != 0; }

/// Words that tools read as no text at all.
inline constexpr std::array<std::string_view, 4> nulls{"~", "null", "Null", "NULL"};

constexpr std::uint32_t four_bytes(std::string_view text) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8U | static_cast<unsigned char>(text[i]);
  return number;
}

/// Is a plain text read so? Asked of every key and value, so without a call.
inline bool is_null(std::string_view plain) {
  if (plain.size() != 4) return plain.empty() || (plain.size() == 1 && plain[0] == nulls[0][0]);
  std::uint32_t number = 0;
  std::memcpy(&number, plain.data(), 4);
  return number == four_bytes(nulls[1]) || number == four_bytes(nulls[2]) ||
         number == four_bytes(nulls[3]);
}

/// The first of `:`, `#` and tab in [from, to), or `to`. `limit` is the end of readable memory.
inline const char* find_special(const char* from, const char* to,
                                [[maybe_unused]] const char* limit) {
#if defined(__SSE2__)
  while (from < to && limit - from >= 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i colon = _mm_cmpeq_epi8(block, _mm_set1_epi8(':'));
    const __m128i hash = _mm_cmpeq_epi8(block, _mm_set1_epi8('#'));
    const __m128i tab = _mm_cmpeq_epi8(block, _mm_set1_epi8('\t'));
    const auto mask =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(colon, hash), tab)));
    if (mask != 0) {
      from += __builtin_ctz(mask);
      return from < to ? from : to;
    }
    from += 16;
  }
  if (from >= to) return to;
#endif
  while (from < to && *from != ':' && *from != '#' && *from != '\t') ++from;
  return from;
}

}  // namespace mieux::yaml
