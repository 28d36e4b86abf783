#include "mieux/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "mieux/base/text.hpp"

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

void append_excerpt(std::string& out, const Place& place, bool colour) {
  if (place.line == 0) return;
  const std::string number = std::to_string(place.line);
  const std::size_t margin = std::max<std::size_t>(number.size(), 4);
  const std::size_t column = place.column - 1;
  const std::size_t from_character = column > widest_line / 2 ? column - widest_line / 2 : 0;
  const auto [start, stop] =
      bytes_of(place.line_text, from_character, from_character + widest_line);
  const std::string_view shown = std::string_view{place.line_text}.substr(start, stop - start);
  const auto [from, to] = bytes_of(shown, column - from_character,
                                   column - from_character + std::max(place.length, 1U));
  const std::string before = for_terminal(shown.substr(0, from));
  const std::string marked = for_terminal(shown.substr(from, to - from));
  out += std::string(margin - number.size() + 1, ' ') + number + " | " + before + marked +
         for_terminal(shown.substr(to)) + "\n";
  out += std::string(margin + 1, ' ') + " | " + std::string(character_count(before), ' ');
  if (colour) out += red;
  out += std::string(std::max<std::size_t>(character_count(marked), 1), '^');
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

Place locate(std::string path, std::string_view text, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t newline = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t end = std::min(text.find('\n', begin), text.size());
  if (end > start && text[end - 1] == '\r') --end;
  Place place;
  place.path = std::move(path);
  const auto line_ends =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  place.line = static_cast<std::uint32_t>(line_ends) + 1;
  place.column = static_cast<std::uint32_t>(character_count(text.substr(start, begin - start))) + 1;
  const std::size_t stop = std::clamp<std::size_t>(span.end, begin, std::max(begin, end));
  place.length = static_cast<std::uint32_t>(character_count(text.substr(begin, stop - begin)));
  place.line_text = std::string{text.substr(start, std::max(start, end) - start)};
  return place;
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
    return std::tie(d.where.path, d.where.line, d.where.column, d.code, d.message);
  };
  std::sort(diagnostics.begin(), diagnostics.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
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
