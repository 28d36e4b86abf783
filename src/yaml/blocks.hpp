#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

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

/// The highest bits of eight bytes, as bits 0 to 7.
constexpr std::uint64_t high_bits(std::uint64_t bytes) {
  return (bytes >> 7U & 0x0101'0101'0101'0101U) * 0x0102'0408'1020'4080U >> 56U;
}

/// The same of those of eight bytes that are `c`. No sum carries from one byte to the next.
constexpr std::uint64_t bytes_that_are(char c, std::uint64_t bytes) {
  constexpr std::uint64_t low = 0x7F7F'7F7F'7F7F'7F7FU;
  const std::uint64_t different = bytes ^ 0x0101'0101'0101'0101U * static_cast<unsigned char>(c);
  return high_bits(~(((different & low) + low) | different));
}

/// Eight bytes at a time, with what every processor has.
inline Bits plain_bits(const char* block) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t low = 0x7F7F'7F7F'7F7F'7F7FU;
  constexpr std::uint64_t up_to_space = 0x6060'6060'6060'6060U;  // to be added: 0x20 gets to 0x80
  Bits bits;
  for (std::size_t i = 0; i < block_size; i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, block + i, sizeof bytes);
    const std::uint64_t line_feeds = bytes_that_are('\n', bytes);
    const std::uint64_t no_controls = high_bits(((bytes & low) + up_to_space) | bytes);
    const std::uint64_t controls = ~no_controls & 0xFFU & ~line_feeds;
    bits.line_feeds |= line_feeds << i;
    bits.spaces |= bytes_that_are(' ', bytes) << i;
    bits.colons |= bytes_that_are(':', bytes) << i;
    bits.hashes |= bytes_that_are('#', bytes) << i;
    bits.special |= (controls | high_bits(bytes) | bytes_that_are('\x7F', bytes)) << i;
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
