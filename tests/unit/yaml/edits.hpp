#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux::yaml {

/// `letters.1.received`, as `to_string` writes it. A step of digits is a position from 1, one in
/// quotes a key.
inline Path path_of(std::string_view text) {
  Path path;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('.'), text.size());
    const std::string_view step = text.substr(0, end);
    std::uint32_t position = 0;
    const auto [stop, error] = std::from_chars(step.data(), step.data() + step.size(), position);
    if (error == std::errc() && stop == step.data() + step.size())
      path.emplace_back(position - 1);
    else
      path.emplace_back(std::string(step));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return path;
}

/// Keys in the order of the alphabet.
inline std::size_t alphabetical(const Path&, std::string_view key) {
  return key.empty() ? 0 : static_cast<unsigned char>(key.front());
}

inline Edit set(std::string_view path, Value value) {
  return {Edit::What::set, path_of(path), std::move(value)};
}
inline Edit set(std::string_view path, std::string text) {
  return set(path, Value::text(std::move(text)));
}
inline Edit add(std::string_view path, Value value) {
  return {Edit::What::add, path_of(path), std::move(value)};
}
inline Edit add(std::string_view path, std::string text) {
  return add(path, Value::text(std::move(text)));
}
inline Edit removed(std::string_view path) { return {Edit::What::remove, path_of(path), {}}; }

inline Value list(std::vector<std::string> texts) {
  Value::Sequence elements;
  for (std::string& text : texts) elements.push_back(Value::text(std::move(text)));
  return {std::move(elements)};
}
inline Value table(Value::Mapping entries) { return {std::move(entries)}; }

/// The edited text, or `refused: ` and why.
inline std::string edited(std::string_view bytes, const Edit& change) {
  try {
    return edit(bytes, change, alphabetical);
  } catch (const Failure& failure) {
    return std::string(failure.exit() == Exit::refused ? "refused: " : "wrong exit: ") +
           failure.what();
  }
}

inline std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

struct Case {
  std::string before;
  Edit edit;
  std::string after;
};

/// With LF and with CRLF.
inline void check_edits(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(edited(c.before, c.edit) == c.after);
    CHECK(edited(with_crlf(c.before), c.edit) == with_crlf(c.after));
  }
}

}  // namespace mieux::yaml
