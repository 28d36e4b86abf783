#pragma once

#include <cstring>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>

#include "mieux/base/huge_pages.hpp"

namespace mieux {

/// Memory that grows with a store and goes with it: texts and lists of plain values, one after the
/// other.
class Arena {
 public:
  // Small pieces first: a store of a few records takes no huge page.
  Arena() : memory_(block_size, HugePages::resource()) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// A copy that stays.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {"", 0};
    char* copy = static_cast<char*>(take(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  /// Room for `count` values of T, to be constructed there.
  template <typename T>
  T* room_for(std::size_t count) {
    return static_cast<T*>(take(sizeof(T) * count, alignof(T)));
  }

  std::pmr::memory_resource& resource() { return memory_; }

 private:
  void* take(std::size_t size, std::size_t alignment) {
    void* place = next_;
    if (std::align(alignment, size, place, left_) == nullptr) {
      if (size > block_size / 4) return memory_.allocate(size, alignment);
      next_ = memory_.allocate(block_size, alignof(std::max_align_t));
      left_ = block_size;
      place = next_;
    }
    next_ = static_cast<char*>(place) + size;
    left_ -= size;
    return place;
  }

  static constexpr std::size_t block_size = 64 << 10;
  std::pmr::monotonic_buffer_resource memory_;
  void* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace mieux
