#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace mieux {

/// A hash of a short text; good enough for ids, not for hostile input of unlimited size (a store
/// has as many ids as it has files).
inline std::uint64_t short_hash(std::string_view text) {
  std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15U;
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    hash = (hash ^ word) * 0xBF58476D1CE4E5B9U;
    hash ^= hash >> 29U;
    text.remove_prefix(8);
  }
  std::uint64_t word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  hash = (hash ^ word) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 32U);
}

/// Finds positions by text: open addressing over 8-byte slots, the texts stay where they are.
class IdIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  void reserve(std::size_t count) {
    std::size_t size = 16;
    while (size < 2 * count) size *= 2;
    slots_.assign(size, {0, none});
  }

  /// Adds `position` unless a text equal to `text` is there; returns the position that is.
  /// `text_at` gives the text of a position added before.
  template <typename TextAt>
  std::uint32_t insert(std::string_view text, std::uint32_t position, TextAt text_at) {
    const std::uint64_t hash = short_hash(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      Slot& slot = slots_[i];
      if (slot.position == none) {
        slot = {tag, position};
        return position;
      }
      if (slot.tag == tag && text_at(slot.position) == text) return slot.position;
    }
  }

  template <typename TextAt>
  [[nodiscard]] std::uint32_t find(std::string_view text, TextAt text_at) const {
    if (slots_.empty()) return none;
    const std::uint64_t hash = short_hash(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.position == none) return none;
      if (slot.tag == tag && text_at(slot.position) == text) return slot.position;
    }
  }

 private:
  struct Slot {
    std::uint32_t tag;
    std::uint32_t position;
  };
  std::vector<Slot> slots_;
};

}  // namespace mieux
