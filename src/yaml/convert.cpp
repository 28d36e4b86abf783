#include <algorithm>
#include <memory_resource>
#include <utility>

#include "characters.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/yaml/format.hpp"
#include "mieux/yaml/second_opinion.hpp"
#include "notes.hpp"
#include "yaml/foreign/tree.hpp"

namespace mieux::yaml {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Reading {
  explicit Reading(std::string_view bytes) : whole(read(bytes, document, unescaped, findings)) {}

  std::pmr::monotonic_buffer_resource unescaped;
  Document document;
  std::vector<Finding> findings;
  bool whole;
};

void check_size_and_characters(std::string_view bytes) {
  if (bytes.size() > max_bytes)
    throw Failure(Exit::refused,
                  "the file has " + std::to_string(bytes.size()) + " bytes; a record has at most " +
                      std::to_string(max_bytes),
                  "divide the record");
  std::vector<Finding> findings;
  std::vector<std::uint32_t> line_ends;
  std::vector<std::uint32_t> marks;
  LineMarks lines{line_ends, marks};
  if (check_characters(bytes, findings, lines)) return;
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    const std::uint32_t line = locate({}, bytes, finding.span).line;
    throw Failure(Exit::refused, "line " + std::to_string(line) + ": " + finding.message,
                  finding.hint);
  }
}

/// Calls `visit` with the first byte of every line and its text without blanks at its end.
template <typename Visit>
void each_line(std::string_view bytes, Visit visit) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    visit(begin, line.substr(0, line.find_last_not_of(" \t\r") + 1));
    begin = end + 1;
  }
}

void refuse_merge_conflicts(std::string_view bytes) {
  std::size_t number = 0;
  each_line(bytes, [&](std::size_t, std::string_view line) {
    ++number;
    for (const std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
      if (line.starts_with(mark) && (line.size() == mark.size() || line[mark.size()] == ' '))
        throw Failure(Exit::refused, "line " + std::to_string(number) + ": unresolved merge",
                      "keep the lines that are right, delete the others and the markers");
  });
}

/// Without `---` alone in a line before the record and `...` after it.
std::string without_markers(std::string_view bytes) {
  constexpr std::size_t none = std::string_view::npos;
  std::pair<std::size_t, std::string_view> first{none, {}};
  std::pair<std::size_t, std::string_view> last{none, {}};
  each_line(bytes, [&](std::size_t begin, std::string_view line) {
    const std::size_t text = line.find_first_not_of(' ');
    if (text == none || line[text] == '#') return;
    if (first.first == none) first = {begin, line};
    last = {begin, line};
  });
  std::string out(bytes);
  if (last.first != none && last.second == "...") out.erase(last.first, last.second.size());
  if (first.first != none && first.second == "---") out.erase(first.first, first.second.size());
  return out;
}

}  // namespace

std::string convert(std::string_view bytes, const KeyOrder& order) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  check_size_and_characters(bytes);
  refuse_merge_conflicts(bytes);
  const std::string plain = without_markers(bytes);
  const Reading reading(plain);
  if (reading.whole && second_opinion(bytes, reading.document).empty()) return format(plain, order);
  const Value root = foreign_tree(bytes);
  const std::string text = lay_out(root, {});
  const Reading written(text);
  if (!written.whole || !same(root, value_of(written.document, written.document.root())))
    throw Failure(Exit::refused, "this file has no form in the record format",
                  "write its values as docs/record-format.md says");
  return format(text, order);
}

}  // namespace mieux::yaml
