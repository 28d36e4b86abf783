#include "mieux/base/contact.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mieux {
namespace {

/// A character before `00` that rules out a telephone number: dates, numbers and ids have it.
bool is_inside_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; }

bool suspicious(std::string_view text, std::size_t i) {
  if (text[i] == '@' || text[i] == '+' || text[i] == '\\') return true;
  return text[i] == '0' && i + 1 < text.size() && text[i + 1] == '0' &&
         (i == 0 || !is_inside_number(text[i - 1]));
}

#if defined(__SSE2__)
/// The same of the 16 bytes at `p`; the byte before and the one after them can be read.
bool suspicious(const char* p) {
  const auto load = [](const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  };
  const auto equals = [](__m128i block, char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); };
  const __m128i here = load(p);
  const __m128i before = load(p - 1);
  const __m128i marks =
      _mm_or_si128(_mm_or_si128(equals(here, '@'), equals(here, '+')), equals(here, '\\'));
  const __m128i zeros = _mm_and_si128(equals(here, '0'), equals(load(p + 1), '0'));
  const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(before, _mm_set1_epi8('0' - 1)),
                                      _mm_cmplt_epi8(before, _mm_set1_epi8('9' + 1)));
  const __m128i inside =
      _mm_or_si128(digit, _mm_or_si128(equals(before, '-'), equals(before, '.')));
  return _mm_movemask_epi8(_mm_or_si128(marks, _mm_andnot_si128(inside, zeros))) != 0;
}
#endif

}  // namespace

bool may_hold_contact(std::string_view text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  if (!text.empty() && suspicious(text, 0)) return true;
  for (i = text.empty() ? 0 : 1; i + 17 <= text.size(); i += 16)
    if (suspicious(text.data() + i)) return true;
#endif
  for (; i < text.size(); ++i)
    if (suspicious(text, i)) return true;
  return false;
}

}  // namespace mieux
