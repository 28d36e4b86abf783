#include "mieux/yaml/conflict.hpp"

#include <algorithm>

#include "mieux/base/words.hpp"

namespace mieux::yaml {
namespace {

/// At least: around a file that both sides renamed git writes longer ones.
constexpr std::size_t marker_length = 7;

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// How long the marker is that this line is; 0 if it is none.
std::size_t length_of_marker(std::string_view line) {
  const char c = line.empty() ? ' ' : line.front();
  if (c != '<' && c != '>' && c != '=' && c != '|') return 0;
  const std::size_t end = std::min(line.find_first_not_of(c), line.size());
  return end >= marker_length && (end == line.size() || line[end] == ' ') ? end : 0;
}

}  // namespace

bool is_conflict_marker(std::string_view line) {
  const std::size_t length = length_of_marker(line);
  // A longer row of another character, or without a name, may be a line in Markdown.
  return length == marker_length ||
         (length > marker_length && line.front() == '<' && length < line.size());
}

std::optional<ConflictSides> sides_of_conflict(std::string_view text) {
  ConflictSides sides;
  char part = '>';
  bool found = false;
  for (const std::string_view line : split(text, '\n')) {
    if (length_of_marker(without_return(line)) > 0) {
      part = line.front();
      found = true;
      continue;
    }
    for (std::string* side : {&sides.ours, &sides.theirs}) {
      const bool other = part == (side == &sides.ours ? '=' : '<');
      if (!other && part != '|') side->append(line).push_back('\n');
    }
  }
  return found ? std::optional{std::move(sides)} : std::nullopt;
}

std::string_view value_on_line(std::string_view text, std::string_view key) {
  for (std::string_view line : split(text, '\n')) {
    line = without_return(line);
    if (!line.starts_with(key) || line.substr(key.size(), 2) != ": ") continue;
    std::string_view value = line.substr(key.size() + 2);
    const std::size_t comment = value.find(" #");
    value = trimmed(value.substr(0, comment));
    const bool quoted = value.size() > 1 && value.front() == value.back() &&
                        (value.front() == '"' || value.front() == '\'');
    return quoted ? value.substr(1, value.size() - 2) : value;
  }
  return {};
}

}  // namespace mieux::yaml
