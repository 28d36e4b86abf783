#pragma once

#include <cstddef>
#include <memory_resource>

namespace mieux {

/// Memory in large pieces straight from the system, on huge pages where it has them: for what
/// grows with the store. One page of the system would otherwise be fetched for every three
/// records. Small pieces come from the ordinary heap.
class HugePages : public std::pmr::memory_resource {
 public:
  /// The one there is; it has no state.
  static std::pmr::memory_resource* resource();

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override;
  [[nodiscard]] bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }
};

/// Asks the system for huge pages where these bytes are to be written, if they are many. It may
/// refuse: slower, never wrong.
void prefer_huge_pages(const char* begin, std::size_t bytes);

}  // namespace mieux
