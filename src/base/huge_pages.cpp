#include "mieux/base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace mieux {
namespace {

constexpr std::size_t page = std::size_t{2} << 20;

std::size_t rounded(std::size_t bytes) { return (bytes + page - 1) / page * page; }

bool is_large(std::size_t bytes, std::size_t alignment) {
  return bytes >= page / 2 && alignment <= page;
}

/// Maps a multiple of the page, starting at one.
void* map_aligned(std::size_t size) {
  void* memory = ::mmap(nullptr, size + page, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  char* begin = static_cast<char*>(memory);
  const std::size_t past = reinterpret_cast<std::uintptr_t>(begin) % page;
  const std::size_t before = past == 0 ? 0 : page - past;
  if (before > 0) ::munmap(begin, before);
  ::munmap(begin + before + size, page - before);
  // Where the system refuses huge pages it uses its own: slower, never wrong.
  static_cast<void>(::madvise(begin + before, size, MADV_HUGEPAGE));
  return begin + before;
}

}  // namespace

std::pmr::memory_resource* HugePages::resource() {
  static HugePages pages;
  return &pages;
}

void* HugePages::do_allocate(std::size_t bytes, std::size_t alignment) {
  if (is_large(bytes, alignment)) return map_aligned(rounded(bytes));
  return std::pmr::new_delete_resource()->allocate(bytes, alignment);
}

void HugePages::do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) {
  if (is_large(bytes, alignment))
    ::munmap(memory, rounded(bytes));
  else
    std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
}

void prefer_huge_pages(const char* begin, std::size_t bytes) {
  const auto first = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t from = (first + page - 1) / page * page;
  const std::uintptr_t to = (first + bytes) / page * page;
  if (from < to)
    static_cast<void>(
        ::madvise(const_cast<char*>(begin) + (from - first), to - from, MADV_HUGEPAGE));
}

}  // namespace mieux
