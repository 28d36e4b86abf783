#include "characters.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "blocks.hpp"
#include "mieux/base/unseen.hpp"

namespace mieux::yaml {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

Span span_at(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

std::string hexadecimal(const char* format, unsigned value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

std::string where(std::size_t offset) { return " at byte " + std::to_string(offset); }

/// Changes the direction in which all that follows is shown.
bool is_bidirectional_control(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// No letter of Europe needs a second look.
constexpr bool may_be_unseen(char32_t code) { return code == 0xAD || code >= 0x300; }

/// The first byte of a letter of two bytes that needs none: Latin, Greek, Cyrillic, Hebrew.
constexpr bool begins_seen_letter(unsigned byte) {
  return (byte >= 0xC3 && byte <= 0xCB) || (byte >= 0xCE && byte <= 0xD7);
}

/// Goes through the bytes that are not simply text in ASCII.
class CharacterChecker {
 public:
  CharacterChecker(std::string_view bytes, std::vector<Finding>& findings)
      : bytes_(bytes), findings_(findings) {}

  /// Checks the character at `i` and returns where the next one starts.
  std::size_t check(std::size_t i) {
    const unsigned byte = byte_at(bytes_, i);
    if (begins_seen_letter(byte) && i + 1 < bytes_.size() &&
        (byte_at(bytes_, i + 1) & 0xC0U) == 0x80U)
      return i + 2;
    if (byte == '\t') ordinary_ = false;
    if (byte == '\r') return carriage_return(i);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
      control(i, 1, hexadecimal("\\x%02x", byte));
      return i + 1;
    }
    return byte < 0x80 ? i + 1 : beyond_ascii(i);
  }

  [[nodiscard]] bool readable() const { return readable_; }
  /// No tab, no carriage return.
  [[nodiscard]] bool ordinary() const { return ordinary_; }

 private:
  std::size_t carriage_return(std::size_t i) {
    ordinary_ = false;
    if (i + 1 < bytes_.size() && bytes_[i + 1] == '\n') {
      if (!crlf_seen_)
        findings_.push_back({Severity::note, "line-ending", span_at(i, 1),
                             "the lines of this file end as on Windows (CR LF)",
                             "nothing to do; edits keep it"});
      crlf_seen_ = true;
      return i + 2;
    }
    fail("line-ending", i, 1, "a carriage return (\\r) stands here without a line feed",
         "save the file with Unix line ends");
    return i + 1;
  }

  std::size_t beyond_ascii(std::size_t i) {
    const Character character = first_character(bytes_.substr(i));
    if (!character.valid) {
      const bool utf16 = i == 0 && bytes_.size() > 1 &&
                         (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF"));
      fail("encoding", i, 1,
           utf16
               ? "this file is UTF-16"
               : "byte " + hexadecimal("\\x%02x", byte_at(bytes_, i)) + where(i) + " is not UTF-8",
           "save the file as UTF-8");
      return utf16 ? bytes_.size() : i + 1;
    }
    if (character.point == 0xFEFF)
      fail("control-character", i, character.length, "a byte order mark (BOM)" + where(i),
           "save the file as UTF-8 without BOM");
    else if (character.point < 0xA0 || is_bidirectional_control(character.point) ||
             character.point == 0xFFFE || character.point == 0xFFFF)
      control(i, character.length, hexadecimal("\\u%04x", character.point));
    else if (may_be_unseen(character.point) && is_unseen_at(bytes_, i) && ++unseen_ <= most_told)
      report_unseen(span_at(i, character.length), character.point, findings_);
    return i + character.length;
  }

  void control(std::size_t i, std::size_t size, const std::string& shown) {
    fail("control-character", i, size, "the invisible character " + shown + where(i), "delete it");
  }

  /// A file of binary data is not worth a finding for every byte.
  void fail(std::string_view code, std::size_t i, std::size_t size, std::string message,
            std::string hint) {
    readable_ = false;
    if (++failures_ <= most_told)
      findings_.push_back(
          {Severity::error, code, span_at(i, size), std::move(message), std::move(hint)});
  }

  static constexpr int most_told = 20;

  std::string_view bytes_;
  std::vector<Finding>& findings_;
  bool readable_ = true;
  bool ordinary_ = true;
  bool crlf_seen_ = false;
  int failures_ = 0;
  int unseen_ = 0;
};

/// One pass over the bytes, a block at a time: 64 bytes cost about as many instructions.
class Pass {
 public:
  Pass(std::string_view bytes, std::vector<Finding>& findings, LineMarks& lines)
      : bytes_(bytes), checker_(bytes, findings), lines_(lines) {}

  bool run() {
    const std::size_t most = bytes_.size() + 1;
    if (lines_.marks.size() < 2 * most) lines_.marks.resize(2 * most);
    next_mark_ = lines_.marks.data();
    next_end_ = next_mark_ + most;
    go();
    *next_end_++ = static_cast<std::uint32_t>(bytes_.size());
    *next_mark_ = std::numeric_limits<std::uint32_t>::max();
    lines_.ends.assign(lines_.marks.data() + most, next_end_);
    lines_.ordinary = checker_.ordinary();
    return checker_.readable();
  }

 private:
  void go() {
#if defined(__SSE2__)
    if (lines_.vectors && has_avx2()) return go_with_avx2();
    if (lines_.vectors) return over_blocks(sse2_bits);
#endif
    over_blocks(plain_bits);
  }

#if defined(__SSE2__)
  [[gnu::target("avx2")]] void go_with_avx2() { over_blocks(avx2_bits); }
#endif

  /// Part of each function above, so that `bits_of` is part of the loop.
  template <typename BitsOf>
  [[gnu::always_inline]] inline void over_blocks(BitsOf bits_of) {
    std::array<char, block_size> rest;
    for (std::size_t i = 0; i <= bytes_.size(); i += block_size) {
      const char* block = bytes_.data() + i;
      if (const std::size_t left = bytes_.size() - i; left < block_size) {
        rest.fill(' ');  // so that a colon at the end has something that follows it
        if (left != 0) std::memcpy(rest.data(), block, left);
        block = rest.data();
      }
      take(i, bits_of(block));
    }
  }

  [[gnu::always_inline]] inline void take(std::size_t begin, const Bits& bits) {
    if (bits.special != 0) check(begin, bits.special);
    const std::uint64_t ends_word = bits.spaces | bits.line_feeds;
    const std::uint64_t behind_colon = (bits.colons << 1U | colon_before_) & ends_word;
    const std::uint64_t comments = bits.hashes & (ends_word << 1U | end_before_);
    colon_before_ = bits.colons >> (block_size - 1);
    end_before_ = ends_word >> (block_size - 1);
    next_end_ = put(next_end_, begin, bits.line_feeds);
    next_mark_ = put(next_mark_, begin, behind_colon | comments);
  }

  void check(std::size_t begin, std::uint64_t special) {
    for (; special != 0; special &= special - 1) {
      const std::size_t at = begin + static_cast<unsigned>(std::countr_zero(special));
      if (at >= checked_) checked_ = checker_.check(at);
    }
  }

  static std::uint32_t* put(std::uint32_t* to, std::size_t begin, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1)
      *to++ = static_cast<std::uint32_t>(begin) + static_cast<unsigned>(std::countr_zero(bits));
    return to;
  }

  std::string_view bytes_;
  CharacterChecker checker_;
  LineMarks& lines_;
  std::uint32_t* next_mark_ = nullptr;
  std::uint32_t* next_end_ = nullptr;  ///< for the time being behind the room for marks
  std::size_t checked_ = 0;            ///< all before it is
  std::uint64_t colon_before_ = 0;     ///< 1: the block before ends with a colon
  std::uint64_t end_before_ = 1;       ///< 1: it ends with a space or line feed, or there is none
};

}  // namespace

void report_unseen(Span span, char32_t point, std::vector<Finding>& findings) {
  findings.push_back({Severity::error, "invisible-character", span,
                      called(point) + " stands here, which nobody sees", "delete it"});
}

bool check_characters(std::string_view bytes, std::vector<Finding>& findings, LineMarks& lines) {
  return Pass(bytes, findings, lines).run();
}

}  // namespace mieux::yaml
