#pragma once

#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/base/text.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {

/// One text, read.
struct Reading {
  explicit Reading(std::string bytes) : text(std::move(bytes)) {
    whole = read(text, document, unescaped, findings);
  }

  /// The first finding that is an error, or null.
  [[nodiscard]] const Finding* error() const {
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::error) return &finding;
    }
    return nullptr;
  }

  std::string text;
  std::pmr::monotonic_buffer_resource unescaped;
  Document document;
  std::vector<Finding> findings;
  bool whole = false;
};

/// The tree in one line: `{key: 'text', list: ['a', ~]}`.
inline std::string outline(const Document& document, const Node& node) {
  if (node.kind == Kind::null) return "~";
  if (node.kind == Kind::scalar) return "'" + for_terminal(node.text) + "'";
  const bool mapping = node.kind == Kind::mapping;
  std::string out;
  for (const Node& child : Children{document, node}) {
    if (!out.empty()) out += ", ";
    if (mapping) out += for_terminal(child.key) + ": ";
    out += outline(document, child);
  }
  return mapping ? "{" + out + "}" : "[" + out + "]";
}

/// A text in which `«` and `»` mark a span.
struct Marked {
  explicit Marked(std::string_view marked) {
    constexpr std::string_view open = "«";
    constexpr std::string_view close = "»";
    const std::size_t begin = marked.find(open);
    const std::size_t end = marked.find(close);
    text = std::string(marked.substr(0, begin)) +
           std::string(marked.substr(begin + open.size(), end - begin - open.size())) +
           std::string(marked.substr(end + close.size()));
    span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - open.size())};
  }

  std::string text;
  Span span;
};

}  // namespace mieux::yaml
