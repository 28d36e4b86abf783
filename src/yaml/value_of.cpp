#include <algorithm>

#include "mieux/yaml/edit.hpp"

namespace mieux::yaml {
namespace {

/// What a value is to a reader of YAML; a quoted one is text.
Plain meaning(const Value& scalar) {
  return scalar.bare ? resolve(std::get<std::string>(scalar.data)) : Plain::text;
}

const Node* child_at(const Document& document, const Node& list, std::uint32_t position) {
  if (list.kind != Kind::sequence || position >= list.size) return nullptr;
  const Node* child = document.first_child(list);
  for (std::uint32_t i = 0; i < position; ++i) child = document.next_sibling(*child);
  return child;
}

}  // namespace

std::string to_string(const Path& path) {
  std::string out;
  for (const Step& step : path) {
    if (!out.empty()) out += '.';
    const auto* key = std::get_if<std::string>(&step);
    out += key != nullptr ? *key : std::to_string(std::uint64_t{std::get<std::uint32_t>(step)} + 1);
  }
  return out;
}

Path path_at(const Document& document, std::uint32_t byte) {
  const auto holds = [&](Span span) { return span.begin <= byte && byte < span.end; };
  Path path;
  const Node* node = &document.root();
  while (node != nullptr) {
    const Node* inner = nullptr;
    std::uint32_t position = 0;
    for (const Node& child : Children{document, *node}) {
      if (holds(child.span) || holds(child.key_span)) {
        if (node->kind == Kind::mapping)
          path.emplace_back(std::string{child.key});
        else
          path.emplace_back(position);
        inner = &child;
        break;
      }
      ++position;
    }
    node = inner;
  }
  return path;
}

const Node* find(const Document& document, const Path& path) {
  const Node* node = &document.root();
  for (const Step& step : path) {
    const auto* key = std::get_if<std::string>(&step);
    node = key != nullptr ? document.find(*node, *key)
                          : child_at(document, *node, std::get<std::uint32_t>(step));
    if (node == nullptr) return nullptr;
  }
  return node;
}

Value value_of(const Document& document, const Node& node) {
  if (node.kind == Kind::null) return {std::string(), true};
  if (node.kind == Kind::scalar) {
    const bool bare = node.style == Style::plain && resolve(node.text) != Plain::text;
    const bool quoted = node.style == Style::single_quoted || node.style == Style::double_quoted;
    return {std::string(node.text), bare, quoted};
  }
  if (node.kind == Kind::sequence) {
    Value::Sequence elements;
    for (const Node& child : Children{document, node})
      elements.push_back(value_of(document, child));
    return {std::move(elements)};
  }
  Value::Mapping entries;
  for (const Node& child : Children{document, node})
    entries.emplace_back(child.key, value_of(document, child));
  return {std::move(entries)};
}

bool same(const Value& a, const Value& b) {
  if (a.data.index() != b.data.index()) return false;
  if (const auto* elements = std::get_if<Value::Sequence>(&a.data)) {
    const auto& others = std::get<Value::Sequence>(b.data);
    return std::equal(elements->begin(), elements->end(), others.begin(), others.end(), same);
  }
  if (const auto* entries = std::get_if<Value::Mapping>(&a.data)) {
    const auto& others = std::get<Value::Mapping>(b.data);
    return std::equal(entries->begin(), entries->end(), others.begin(), others.end(),
                      [](const auto& x, const auto& y) {
                        return x.first == y.first && same(x.second, y.second);
                      });
  }
  if (meaning(a) != meaning(b)) return false;
  return meaning(a) == Plain::null ||
         std::get<std::string>(a.data) == std::get<std::string>(b.data);
}

}  // namespace mieux::yaml
