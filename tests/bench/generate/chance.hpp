// Chance that is the same on every machine: the distributions of <random> are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace bench {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  /// A number from 0 to `limit` - 1.
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  /// A number from `low` to `high`.
  int between(int low, int high) {
    return low + static_cast<int>(below(std::size_t(high - low) + 1));
  }
  /// True in `percent` of 100 cases.
  bool in(std::size_t percent) { return below(100) < percent; }

  template <typename T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

  /// As the `uid` of a record.
  std::string base32(std::size_t length) {
    std::string text;
    while (text.size() < length) text += "abcdefghijklmnopqrstuvwxyz234567"[below(32)];
    return text;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace bench
