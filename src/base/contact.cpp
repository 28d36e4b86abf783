#include "mieux/base/contact.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

/// Does what stands before `00` make it the rest of a number, a date or an id?
bool is_inside_number(std::string_view before) {
  if (before.ends_with('-') || before.ends_with('.')) before.remove_suffix(1);
  return !before.empty() && is_digit(before.back());
}

/// Do at least eight digits follow, with nothing but the marks of telephone numbers between them?
bool digits_follow(std::string_view text) {
  constexpr std::string_view marks = " ().-/";
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c))
      ++digits;
    else if (marks.find(c) == std::string_view::npos)
      break;
    if (digits == 8) return true;
  }
  return false;
}

bool suspicious(std::string_view text, std::size_t i) {
  if (text[i] == '@' || text[i] == '\\') return true;
  const bool zeros = text.substr(i, 2) == "00" && !is_inside_number(text.substr(0, i));
  return (text[i] == '+' || zeros) && digits_follow(text.substr(i + 1));
}

#if defined(__SSE2__)
/// Does one of the 32 bytes at `p` begin a sign or `00`? The byte after them can be read. Most
/// stretches of a record end the search here.
bool has_sign(const char* p) {
  const auto signs = [](const char* at) {
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
    const __m128i zero = _mm_set1_epi8('0');
    const __m128i marks = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('@')),
                                                    _mm_cmpeq_epi8(here, _mm_set1_epi8('+'))),
                                       _mm_cmpeq_epi8(here, _mm_set1_epi8('\\')));
    return _mm_or_si128(marks,
                        _mm_and_si128(_mm_cmpeq_epi8(here, zero), _mm_cmpeq_epi8(next, zero)));
  };
  return _mm_movemask_epi8(_mm_or_si128(signs(p), signs(p + 16))) != 0;
}

/// Bit k: byte k of the 16 at `p` wants that question; the two bytes before and the one after them
/// can be read.
unsigned candidates(const char* p) {
  const auto load = [](const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  };
  const auto equals = [](__m128i block, char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); };
  const auto digits = [](__m128i block) {
    return _mm_and_si128(_mm_cmpgt_epi8(block, _mm_set1_epi8('0' - 1)),
                         _mm_cmplt_epi8(block, _mm_set1_epi8('9' + 1)));
  };
  const __m128i here = load(p);
  const __m128i before = load(p - 1);
  const __m128i marks =
      _mm_or_si128(_mm_or_si128(equals(here, '@'), equals(here, '+')), equals(here, '\\'));
  const __m128i zeros = _mm_and_si128(equals(here, '0'), equals(load(p + 1), '0'));
  const __m128i joint = _mm_or_si128(equals(before, '-'), equals(before, '.'));
  const __m128i inside = _mm_or_si128(digits(before), _mm_and_si128(joint, digits(load(p - 2))));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(marks, _mm_andnot_si128(inside, zeros))));
}
#endif

}  // namespace

bool may_hold_contact(std::string_view text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  for (; i < 2 && i < text.size(); ++i)
    if (suspicious(text, i)) return true;
  for (; i + 17 <= text.size(); i += 16) {
    while (i + 33 <= text.size() && !has_sign(text.data() + i)) i += 32;
    if (i + 17 > text.size()) break;
    for (unsigned bits = candidates(text.data() + i); bits != 0; bits &= bits - 1)
      if (suspicious(text, i + static_cast<unsigned>(__builtin_ctz(bits)))) return true;
  }
#endif
  for (; i < text.size(); ++i)
    if (suspicious(text, i)) return true;
  return false;
}

}  // namespace mieux
