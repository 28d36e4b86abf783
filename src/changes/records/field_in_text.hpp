#pragma once

#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/yaml/document.hpp"

namespace mieux {

/// What a field at the top of a record's text says; empty if it is not there, or the text cannot be
/// read.
inline std::string field_in_text(const std::string& text, std::string_view field) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings) || document.nodes.empty()) return {};
  const yaml::Node* found = document.find(document.root(), field);
  return found == nullptr ? std::string{} : std::string{found->text};
}

}  // namespace mieux
