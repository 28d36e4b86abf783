#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "mieux/base/arena.hpp"
#include "mieux/base/tag.hpp"
#include "mieux/base/words.hpp"
#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// The tag of a field's name, for `switch`.
constexpr std::uint64_t field(std::string_view key) { return tag_of(key); }

/// Reads values of one document into typed ones; texts and lists go to `arena`.
class Fields {
 public:
  Fields(const yaml::Document& document, Arena& arena) : document_(document), arena_(arena) {}

  [[nodiscard]] yaml::Children children(const yaml::Node& node) const { return {document_, node}; }

  [[nodiscard]] Text text(const yaml::Node& node) const {
    if (node.kind != yaml::Kind::scalar) return {};
    return {node.lasting ? node.text : arena_.keep(node.text), node.span};
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
    return whole_number(node.text);
  }

  /// 0 if it is none.
  static double number(const yaml::Node& node) {
    double value = 0;
    std::from_chars(node.text.data(), node.text.data() + node.text.size(), value);
    return value;
  }

  [[nodiscard]] List<Text> texts(const yaml::Node& node) const {
    return list<Text>(node, [this](const yaml::Node& child) { return text(child); });
  }

  /// The names of the fields of a table by key.
  [[nodiscard]] List<Text> keys(const yaml::Node& node) const {
    return list<Text>(node, [this](const yaml::Node& child) { return key(child); });
  }

  [[nodiscard]] Text key(const yaml::Node& node) const {
    return {arena_.keep(node.key), node.key_span};
  }

  [[nodiscard]] List<StatedRegion> regions(const yaml::Node& node) const {
    return list<StatedRegion>(node, [this](const yaml::Node& child) {
      return StatedRegion{key(child), text(child)};
    });
  }

  /// `make(child)` for every child, kept as a list.
  template <typename T, typename Make>
  [[nodiscard]] List<T> list(const yaml::Node& node, Make make) const {
    if (node.size == 0) return {};
    T* first = arena_.room_for<T>(node.size);
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
    E* first = arena_.room_for<E>(node.size);
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
          case field("reason"):
          case field("note"): event.has_reason = true; break;
          case field("to"): event.has_target = true; break;
          default: break;
        }
      if (known) new (first + used++) E(event);
    }
    return {first, used};
  }

 private:
  const yaml::Document& document_;
  Arena& arena_;
};

/// Who took part, of an activity or an event.
Participants read_participants(const Fields& fields, const yaml::Node& node);

}  // namespace mieux
