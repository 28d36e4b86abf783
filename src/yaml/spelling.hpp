#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "mieux/yaml/document.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::yaml {

inline bool is_scalar(const Value& value) {
  return std::holds_alternative<std::string>(value.data);
}

/// A table or a list whose entries stand in lines of their own.
inline bool is_block(const Node& node) {
  return node.style == Style::block && (node.kind == Kind::mapping || node.kind == Kind::sequence);
}

/// A text behind `|` or `>`.
inline bool is_block_text(const Node& node) {
  return node.style == Style::literal || node.style == Style::folded;
}

/// `text` in double quotes, escaped where it must be; stray bytes become U+FFFD.
std::string double_quoted(std::string_view text);

/// `text` in single quotes; nothing if it holds what must stand as an escape.
std::optional<std::string> single_quoted(std::string_view text);

/// Can `text` stand as `|` without an indentation indicator, and so that a person who tidies
/// blanks at line ends or at the end of the file does not change it?
bool fits_literal(std::string_view text);

/// `text` as block text, from the `|` on, its lines at column `indent`; no line break at the end.
std::string literal(std::string_view text, std::size_t indent);

}  // namespace mieux::yaml
