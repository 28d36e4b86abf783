#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace mieux::yaml {

/// What 64 bytes are: bit k is of byte k. From here on a line costs a few operations on bits, and
/// nothing goes over its characters one by one.
struct Bits {
  std::uint64_t line_feeds = 0;
  std::uint64_t spaces = 0;
  std::uint64_t colons = 0;
  std::uint64_t hashes = 0;
  std::uint64_t special = 0;  ///< controls but line feeds, DEL, what is not ASCII
};

inline constexpr std::size_t block_size = 64;

inline Bits plain_bits(const char* block) {
  Bits bits;
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (byte == ' ') bits.spaces |= bit;
    if (byte == ':') bits.colons |= bit;
    if (byte == '#') bits.hashes |= bit;
    if (byte == '\n') bits.line_feeds |= bit;
    if ((byte < 0x20 && byte != '\n') || byte >= 0x7F) bits.special |= bit;
  }
  return bits;
}

#if defined(__SSE2__)
/// Every x86-64 has these instructions. Compared as signed bytes, what is not ASCII is below space.
inline Bits sse2_bits(const char* block) {
  Bits bits;
  for (std::size_t i = 0; i < block_size; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const auto where = [i](__m128i found) {
      return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))} << i;
    };
    const auto equal = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i line_feeds = equal('\n');
    const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    bits.line_feeds |= where(line_feeds);
    bits.spaces |= where(equal(' '));
    bits.colons |= where(equal(':'));
    bits.hashes |= where(equal('#'));
    bits.special |= where(_mm_or_si128(_mm_andnot_si128(line_feeds, low), equal('\x7F')));
  }
  return bits;
}

/// The same with registers of twice the length, for processors that have them.
[[gnu::target("avx2")]] inline Bits avx2_bits(const char* block) {
  Bits bits;
  for (std::size_t i = 0; i < block_size; i += 32) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + i));
    const __m256i line_feeds = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n'));
    const __m256i spaces = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(' '));
    const __m256i colons = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(':'));
    const __m256i hashes = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('#'));
    const __m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes);
    const __m256i deletes = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\x7F'));
    const __m256i special = _mm256_or_si256(_mm256_andnot_si256(line_feeds, low), deletes);
    bits.line_feeds |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(line_feeds))} << i;
    bits.spaces |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(spaces))} << i;
    bits.colons |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(colons))} << i;
    bits.hashes |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(hashes))} << i;
    bits.special |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_epi8(special))} << i;
  }
  return bits;
}
#endif

/// Has this processor registers of 32 bytes?
inline bool has_avx2() {
#if defined(__SSE2__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

}  // namespace mieux::yaml
