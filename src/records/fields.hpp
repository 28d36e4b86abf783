#pragma once

#include <charconv>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <vector>

#include "mieux/base/tag.hpp"
#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// The tag of a field's name, for `switch`.
constexpr std::uint64_t field(std::string_view key) { return tag_of(key); }

/// Reads values of one document into typed ones; lists go to `memory`.
class Fields {
 public:
  Fields(const yaml::Document& document, std::pmr::memory_resource& memory)
      : document_(document), memory_(memory) {}

  [[nodiscard]] yaml::Children children(const yaml::Node& node) const {
    return {document_, node};
  }

  static Text text(const yaml::Node& node) {
    return node.kind == yaml::Kind::scalar ? Text{node.text, node.span} : Text{};
  }

  static When when(const yaml::Node& node) {
    if (node.kind != yaml::Kind::scalar) return {};
    const auto date = Date::parse(node.text);
    return date ? When{*date, node.span, true} : When{};
  }

  static bool is_true(const yaml::Node& node) {
    return node.kind == yaml::Kind::scalar && node.text == "true";
  }

  static std::optional<std::uint32_t> count(const yaml::Node& node) {
    std::uint32_t value = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
  }

  [[nodiscard]] List<Text> texts(const yaml::Node& node) const {
    return list<Text>(node, [](const yaml::Node& child) { return text(child); });
  }

  [[nodiscard]] List<StatedRegion> regions(const yaml::Node& node) const {
    return list<StatedRegion>(node, [](const yaml::Node& child) {
      return StatedRegion{{child.key, child.key_span}, text(child)};
    });
  }

  /// `make(child)` for every child, kept as a list.
  template <typename T, typename Make>
  [[nodiscard]] List<T> list(const yaml::Node& node, Make make) const {
    if (node.size == 0) return {};
    T* first = static_cast<T*>(memory_.allocate(sizeof(T) * node.size, alignof(T)));
    std::size_t used = 0;
    for (const yaml::Node& child : children(node)) new (first + used++) T(make(child));
    return {first, used};
  }

  /// Events whose words are `words`; others are left out.
  template <typename Step, std::size_t Size>
  [[nodiscard]] List<Event<Step>> events(const yaml::Node& node,
                                         const std::array<std::string_view, Size>& words) const {
    if (node.size == 0) return {};
    using E = Event<Step>;
    E* first = static_cast<E*>(memory_.allocate(sizeof(E) * node.size, alignof(E)));
    std::size_t used = 0;
    for (const yaml::Node& child : children(node)) {
      E event;
      bool known = false;
      for (const yaml::Node& value : children(child)) switch (value.tag) {
          case field("event"):
            for (std::size_t i = 0; i < Size && !known; ++i)
              if (words[i] == value.text) {
                event.type = static_cast<Step>(i);
                known = true;
              }
            event.span = value.span;
            break;
          case field("date"): event.when = when(value); break;
          case field("reason"): event.reason = text(value); break;
          case field("to"): event.to = text(value); break;
          case field("note"): event.note = text(value); break;
          default: break;
        }
      if (known) new (first + used++) E(event);
    }
    return {first, used};
  }

 private:
  const yaml::Document& document_;
  std::pmr::memory_resource& memory_;
};

}  // namespace mieux
