#include "mieux/yaml/conflict.hpp"

#include "mieux/base/words.hpp"

namespace mieux::yaml {
namespace {

constexpr std::size_t marker_length = 7;

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool is_conflict_marker(std::string_view line) {
  if (line.size() < marker_length) return false;
  const char c = line.front();
  if (c != '<' && c != '>' && c != '=' && c != '|') return false;
  if (line.substr(0, marker_length).find_first_not_of(c) != std::string_view::npos) return false;
  return line.size() == marker_length || line[marker_length] == ' ';
}

std::optional<ConflictSides> sides_of_conflict(std::string_view text) {
  ConflictSides sides;
  char part = '>';
  bool found = false;
  for (const std::string_view line : split(text, '\n')) {
    if (is_conflict_marker(without_return(line))) {
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
