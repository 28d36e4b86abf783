#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mieux::yaml {

/// A value to be written. A text that is not `bare` is quoted where YAML would read its plain form
/// as something else; a `bare` one (number, `true`) is written as it is.
struct Value {
  using Sequence = std::vector<Value>;
  using Mapping = std::vector<std::pair<std::string, Value>>;

  std::variant<std::string, Sequence, Mapping> data;
  bool bare = false;

  static Value text(std::string value) { return {std::move(value), false}; }
  static Value integer(std::int64_t value) { return {std::to_string(value), true}; }
  static Value boolean(bool value) { return {value ? "true" : "false", true}; }
};

/// The canonical text of a record: block style, two spaces, lists of short scalars in one-line
/// flow form where they fit in 100 columns, text of several lines as `|`, one final newline.
/// The root must be a mapping. What it writes, `read` and yaml-cpp read back as the same tree.
std::string emit(const Value& root);

/// One scalar as it must stand in a file: plain if every YAML reader takes it for this text,
/// otherwise double-quoted. `in_flow`: inside `[...]`.
std::string scalar(std::string_view text, bool in_flow);

}  // namespace mieux::yaml
