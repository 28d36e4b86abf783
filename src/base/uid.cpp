#include "mieux/base/uid.hpp"

#include <cstdint>

namespace mieux {
namespace {

/// FNV-1a with the last step of SplitMix64, so that every bit of the seed reaches every bit.
std::uint64_t hash(std::string_view seed, std::uint64_t start) {
  std::uint64_t value = 0xCBF29CE484222325U ^ start;
  for (const char c : seed) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

}  // namespace

std::string uid_from(std::string_view seed) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
  std::string uid;
  for (const std::uint64_t start : {std::uint64_t{1}, std::uint64_t{2}}) {
    std::uint64_t bits = hash(seed, start);
    for (int i = 0; i < 8; ++i, bits >>= 5U) uid += letters[bits & 31U];
  }
  return uid;
}

}  // namespace mieux
