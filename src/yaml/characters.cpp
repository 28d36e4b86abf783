#include "characters.hpp"

#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "mieux/base/unseen.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Goes through the bytes that the quick scan could not pass.
class Checker {
 public:
  Checker(std::string_view bytes, std::vector<Finding>& findings)
      : bytes_(bytes), findings_(findings) {}

  /// Checks the character at `i` and returns where the next one starts.
  std::size_t check(std::size_t i) {
    const unsigned byte = byte_at(bytes_, i);
    if (byte == '\r') return carriage_return(i);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
      control(i, 1, hexadecimal("\\x%02x", byte));
      return i + 1;
    }
    return byte < 0x80 ? i + 1 : beyond_ascii(i);
  }

  [[nodiscard]] bool readable() const { return readable_; }

 private:
  std::size_t carriage_return(std::size_t i) {
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
  bool crlf_seen_ = false;
  int failures_ = 0;
  int unseen_ = 0;
};

#if defined(__SSE2__)
__m128i load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }

/// Of 16 bytes, bit k for byte k: those that are line feeds, and those that need a closer look
/// (control character, DEL or not ASCII; compared as signed bytes, everything from 0x80 on is less
/// than a space).
struct Marks {
  unsigned line_feeds;
  unsigned suspicious;
};

Marks marks_of(const char* p) {
  const __m128i block = load(p);
  const __m128i low = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));
  const __m128i newline = _mm_cmpeq_epi8(block, _mm_set1_epi8('\n'));
  const __m128i deletion = _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F));
  const __m128i other = _mm_or_si128(_mm_andnot_si128(newline, low), deletion);
  return {static_cast<unsigned>(_mm_movemask_epi8(newline)),
          static_cast<unsigned>(_mm_movemask_epi8(other))};
}

void add_line_ends(std::vector<std::uint32_t>& line_ends, std::size_t begin, unsigned bits) {
  for (; bits != 0; bits &= bits - 1)
    line_ends.push_back(static_cast<std::uint32_t>(begin) +
                        static_cast<unsigned>(__builtin_ctz(bits)));
}
#endif

}  // namespace

void report_unseen(Span span, char32_t point, std::vector<Finding>& findings) {
  findings.push_back({Severity::error, "invisible-character", span,
                      called(point) + " stands here, which nobody sees", "delete it"});
}

bool check_characters(std::string_view bytes, std::vector<Finding>& findings,
                      std::vector<std::uint32_t>& line_ends) {
  Checker checker(bytes, findings);
  line_ends.clear();
  std::size_t i = 0;
  while (i < bytes.size()) {
#if defined(__SSE2__)
    if (i + 16 <= bytes.size()) {
      const Marks marks = marks_of(bytes.data() + i);
      if (marks.suspicious == 0) {
        add_line_ends(line_ends, i, marks.line_feeds);
        i += 16;
        continue;
      }
      const auto first = static_cast<unsigned>(__builtin_ctz(marks.suspicious));
      add_line_ends(line_ends, i, marks.line_feeds & ((1U << first) - 1U));
      i += first;
    }
#endif
    const std::size_t next = checker.check(i);
    for (; i < next; ++i)
      if (bytes[i] == '\n') line_ends.push_back(static_cast<std::uint32_t>(i));
  }
  line_ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  return checker.readable();
}

}  // namespace mieux::yaml
