#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mieux::yaml {

/// A value to be written. A text that is not `bare` is quoted where YAML would read its plain form
/// as something else; a `bare` one (number, `true`) is written as it is. A `bare` empty text is
/// nothing: no value at all, or `~` in a list in brackets.
struct Value {
  using Sequence = std::vector<Value>;
  using Mapping = std::vector<std::pair<std::string, Value>>;

  std::variant<std::string, Sequence, Mapping> data;
  bool bare = false;
  bool quoted = false;  ///< in quotes even where every reader takes the plain form for this text

  static Value text(std::string value) { return {std::move(value), false}; }
  static Value integer(std::int64_t value) { return {std::to_string(value), true}; }
  static Value boolean(bool value) { return {value ? "true" : "false", true}; }
};

/// The canonical text of a record: block style, two spaces, lists of short scalars in one-line
/// flow form where they fit in 100 columns, text of several lines as `|`, one final newline.
/// The root must be a mapping. What it writes, `read` and yaml-cpp read back as the same tree.
std::string emit(const Value& root);

/// Where a value is to stand in a text that is there already.
struct Spot {
  std::size_t indent = 0;  ///< the column of its key or dash
  std::size_t width = 0;   ///< characters of the line up to the colon or dash, that included
  bool block_text = true;  ///< false: text of several lines goes in double quotes
};

/// What `emit` writes behind a colon: starts with a space or a line break (LF), has none at its
/// end. Empty for nothing.
std::string emit_value(const Value& value, const Spot& spot);

/// The entries of a table or elements of a list (not empty) on lines of their own, as `emit` writes
/// them at column `indent`: from the first key or dash, without a line break at the end.
std::string emit_block(const Value& value, std::size_t indent, bool block_text);

/// One scalar as it must stand in a file: plain if every YAML reader takes it for this text,
/// otherwise double-quoted. `in_flow`: inside `[...]`.
std::string scalar(std::string_view text, bool in_flow);

}  // namespace mieux::yaml
