#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace mieux {

/// A number for a key, made of its length, its first eight bytes and its last: enough to tell the
/// fields of one mapping apart in a `switch` (two that collide there do not compile), and to rule
/// out most others before texts are compared.
constexpr std::uint64_t tag_of(std::string_view key) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t value = 0;
  const std::size_t size = key.size();
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i < 8 && i < size; ++i)
      value |= std::uint64_t{static_cast<unsigned char>(key[i])} << (8 * i);
  } else if (size >= 8) {
    std::memcpy(&value, key.data(), 8);
  } else if (size >= 4) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, key.data(), 4);
    std::memcpy(&high, key.data() + size - 4, 4);
    value = low | std::uint64_t{high} << (8 * (size - 4));
  } else {
    for (std::size_t i = 0; i < size; ++i)
      value |= std::uint64_t{static_cast<unsigned char>(key[i])} << (8 * i);
  }
  const unsigned char last = key.empty() ? 0 : static_cast<unsigned char>(key.back());
  return value + (std::uint64_t{size} << 56U) + (std::uint64_t{last} << 24U);
}

/// The same for a key after whose first byte at least eight can be read: without branches.
inline std::uint64_t tag_of_readable(const char* key, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, key, 8);
  const std::size_t unused = size < 8 ? 8 * (8 - size) : 0;
  value = value << unused >> unused;
  const auto last = static_cast<unsigned char>(key[size - 1]);
  return value + (std::uint64_t{size} << 56U) + (std::uint64_t{last} << 24U);
}

/// Are two keys the same of which this is known of their tags? Those of up to seven bytes are then.
inline bool is_same_key(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() < 8) return true;
  if (a.size() > 16) return a == b;
  std::array<std::uint64_t, 2> starts{};
  std::array<std::uint64_t, 2> ends{};
  std::memcpy(&starts[0], a.data(), 8);
  std::memcpy(&starts[1], b.data(), 8);
  std::memcpy(&ends[0], a.data() + a.size() - 8, 8);
  std::memcpy(&ends[1], b.data() + b.size() - 8, 8);
  return starts[0] == starts[1] && ends[0] == ends[1];
}

}  // namespace mieux
