#include "mieux/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "utf8.hpp"

namespace mieux {
namespace {

constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view off = "\x1b[0m";

/// A line longer than this is shown around the finding only.
constexpr std::size_t widest_line = 160;

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return red;
    case Severity::warning: return yellow;
    case Severity::note: return blue;
  }
  return bold;
}

/// Of a line longer than this a place holds what is around it: there may be a finding for every
/// word of a file that is one line.
constexpr std::size_t longest_line_held = 2048;

constexpr std::size_t bytes_between_milestones = 1024;

/// The bytes of `line` to hold for a place that begins at `at`: whole characters.
std::pair<std::size_t, std::size_t> stretch_around(std::string_view text,
                                                   std::pair<std::size_t, std::size_t> line,
                                                   std::size_t at) {
  std::size_t from = line.first;
  std::size_t to = line.second;
  if (to - from <= longest_line_held) return line;
  const auto inside_character = [&](std::size_t byte) {
    return byte < to && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U;
  };
  if (at > from + longest_line_held / 2) from = at - longest_line_held / 2;
  while (inside_character(from)) ++from;
  to = std::min(to, std::max(at, from) + longest_line_held / 2);
  while (inside_character(to)) ++to;
  return {from, to};
}

std::string position(const Place& place) {
  std::string text = for_terminal(place.path);
  if (place.line == 0) return text;
  return text + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

/// The bytes [from, to) of `line` that hold the characters [first, last).
std::pair<std::size_t, std::size_t> bytes_of(std::string_view line, std::size_t first,
                                             std::size_t last) {
  std::size_t character = 0;
  std::size_t from = line.size();
  std::size_t to = line.size();
  for (std::size_t i = 0; i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) continue;
    if (character == first) from = i;
    if (character == last) to = i;
    ++character;
  }
  return {std::min(from, to), to};
}

/// Where the character as people see it begins that holds byte `at`.
std::size_t begin_of_seen(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  while (begin < at && begin + seen_character(text.substr(begin)) <= at)
    begin += seen_character(text.substr(begin));
  return begin;
}

/// What is shown of the line of a finding.
struct Excerpt {
  std::string before, marked, after;
};

Excerpt excerpt_of(const Place& place) {
  const std::size_t column = place.column - 1 - place.left_out;
  const std::size_t first = column > widest_line / 2 ? column - widest_line / 2 : 0;
  const auto [start, stop] = bytes_of(place.line_text, first, first + widest_line);
  const std::string_view shown = std::string_view{place.line_text}.substr(start, stop - start);
  const auto [from, to] =
      bytes_of(shown, column - first, column - first + std::max(place.length, 1U));
  const std::size_t begin = begin_of_seen(shown, from);
  std::size_t end = begin_of_seen(shown, to);
  if (end < to) end += seen_character(shown.substr(end));
  std::string_view before = shown.substr(0, begin);
  while (display_width(before) > widest_line / 2) before.remove_prefix(seen_character(before));
  const std::string_view marked = shown.substr(begin, end - begin);
  const std::size_t used = std::min(display_width(before) + display_width(marked), widest_line);
  const std::string_view after = shown.substr(end);
  return {for_terminal(before), for_terminal(marked),
          for_terminal(after.substr(0, fitting_bytes(after, widest_line - used)))};
}

void append_excerpt(std::string& out, const Place& place, bool colour) {
  if (place.line == 0) return;
  const std::string number = std::to_string(place.line);
  const std::size_t margin = std::max<std::size_t>(number.size(), 4);
  const Excerpt shown = excerpt_of(place);
  out += std::string(margin - number.size() + 1, ' ') + number + " | " + shown.before +
         shown.marked + shown.after + "\n";
  out += std::string(margin + 1, ' ') + " | " + std::string(display_width(shown.before), ' ');
  if (colour) out += red;
  out += std::string(std::max<std::size_t>(display_width(shown.marked), 1), '^');
  if (colour) out += off;
  out += "\n";
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

LineIndex::LineIndex(std::string_view text) {
  std::size_t character = 0;
  for (std::size_t at = 0; at < text.size(); ++character) {
    if (at >= milestones_.back().byte + bytes_between_milestones)
      milestones_.push_back({at, character});
    const bool ends_line = text[at] == '\n';
    at += first_character(text.substr(at)).length;
    if (ends_line) line_starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::size_t LineIndex::characters_before(std::string_view text, std::size_t at) const {
  const auto behind =
      std::upper_bound(milestones_.begin(), milestones_.end(), at,
                       [](std::size_t byte, const Milestone& m) { return byte < m.byte; });
  const Milestone& last = *(behind - 1);
  return last.character + character_count(text.substr(last.byte, at - last.byte));
}

Place LineIndex::locate(std::string path, std::string_view text, Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
  const std::size_t start = *(behind - 1);
  std::size_t end = behind == line_starts_.end() ? text.size() : *behind - 1;
  if (end > start && text[end - 1] == '\r') --end;
  Place place;
  place.path = std::move(path);
  place.line = static_cast<std::uint32_t>(behind - line_starts_.begin());
  const std::size_t before_line = characters_before(text, start);
  const std::size_t before = characters_before(text, begin);
  place.column = static_cast<std::uint32_t>(before - before_line) + 1;
  const std::size_t stop = std::clamp<std::size_t>(span.end, begin, std::max(begin, end));
  place.length = static_cast<std::uint32_t>(characters_before(text, stop) - before);
  const auto [from, to] = stretch_around(text, {start, std::max(start, end)}, begin);
  place.line_text = std::string{text.substr(from, to - from)};
  place.left_out = static_cast<std::uint32_t>(characters_before(text, from) - before_line);
  return place;
}

Place locate(std::string path, std::string_view text, Span span) {
  return LineIndex(text).locate(std::move(path), text, span);
}

Diagnostic locate(std::string path, std::string_view text, Finding finding) {
  return {finding.severity,
          finding.code,
          locate(std::move(path), text, finding.span),
          std::move(finding.message),
          std::move(finding.hint),
          {}};
}

void sort(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.where.line, d.where.column, d.code, d.message);
  };
  std::sort(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    const auto order = id_order(a.where.path, b.where.path);
    return order != 0 ? order < 0 : key(a) < key(b);
  });
}

std::string render(const Diagnostic& diagnostic, bool colour) {
  std::string out;
  const std::string severity{name_of(diagnostic.severity)};
  if (colour) out += bold;
  out += position(diagnostic.where) + ": ";
  if (colour) out += std::string{off} + std::string{colour_of(diagnostic.severity)};
  out += severity + ": ";
  if (colour) out += off;
  out += for_terminal(diagnostic.message);
  if (!diagnostic.code.empty()) out += " [" + std::string{diagnostic.code} + "]";
  out += "\n";
  append_excerpt(out, diagnostic.where, colour);
  for (const Related& related : diagnostic.related) {
    out += "  " + position(related.place) + ": " + for_terminal(related.message) + "\n";
    append_excerpt(out, related.place, false);
  }
  if (!diagnostic.hint.empty()) out += "  hint: " + for_terminal(diagnostic.hint) + "\n";
  return out;
}

}  // namespace mieux
