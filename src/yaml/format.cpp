#include "mieux/yaml/format.hpp"

#include <algorithm>
#include <memory_resource>
#include <numeric>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/yaml/second_opinion.hpp"
#include "notes.hpp"

namespace mieux::yaml {
namespace {

struct WholeFile {
  std::pmr::monotonic_buffer_resource unescaped;
  Document document;
};

[[noreturn]] void refuse_to_format(std::string_view bytes, const Finding& finding,
                                   std::string_view why) {
  const std::uint32_t line = locate({}, bytes, finding.span).line;
  throw Failure(Exit::refused,
                std::string(why) + "line " + std::to_string(line) + ": " + finding.message,
                finding.hint);
}

void read_whole(std::string_view bytes, WholeFile& file, std::string_view why) {
  std::vector<Finding> findings;
  if (read(bytes, file.document, file.unescaped, findings)) return;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error) refuse_to_format(bytes, finding, why);
}

/// Entries with their notes by the rank of their keys, all the way down.
void sort_keys(Value& value, Notes& notes, Path& path, const KeyOrder& order) {
  if (auto* elements = std::get_if<Value::Sequence>(&value.data)) {
    for (std::size_t i = 0; i < elements->size() && !notes.inside.empty(); ++i) {
      path.emplace_back(static_cast<std::uint32_t>(i));
      sort_keys((*elements)[i], notes.inside[i], path, order);
      path.pop_back();
    }
    return;
  }
  auto* entries = std::get_if<Value::Mapping>(&value.data);
  if (entries == nullptr) return;
  std::vector<std::pair<std::size_t, std::size_t>> ranks;  // with the position: a stable order
  for (std::size_t i = 0; i < entries->size(); ++i) {
    auto& [key, child] = (*entries)[i];
    ranks.emplace_back(order(path, key), i);
    path.emplace_back(key);
    sort_keys(child, notes.inside[i], path, order);
    path.pop_back();
  }
  std::sort(ranks.begin(), ranks.end());
  Value::Mapping sorted;
  std::vector<Notes> sorted_notes;
  for (const auto& [rank, position] : ranks) {
    sorted.push_back(std::move((*entries)[position]));
    sorted_notes.push_back(std::move(notes.inside[position]));
  }
  *entries = std::move(sorted);
  notes.inside = std::move(sorted_notes);
}

/// The order of keys taken out, so that trees can be compared without it.
Value by_name(Value value) {
  if (auto* elements = std::get_if<Value::Sequence>(&value.data)) {
    for (Value& element : *elements) element = by_name(std::move(element));
  } else if (auto* entries = std::get_if<Value::Mapping>(&value.data)) {
    for (auto& [key, child] : *entries) child = by_name(std::move(child));
    std::sort(entries->begin(), entries->end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  return value;
}

std::vector<std::string> sorted_comments(std::string_view bytes, const Document& document) {
  std::vector<std::string> comments = comments_of(bytes, document);
  std::sort(comments.begin(), comments.end());
  return comments;
}

/// Nothing may be lost: the new text is read again by both readers.
void check(std::string_view before, const Document& document, const std::string& after) {
  constexpr std::string_view why = "in canonical layout this file could not be read; ";
  WholeFile file;
  read_whole(after, file, why);
  const std::vector<Finding> difference = second_opinion(after, file.document);
  if (!difference.empty()) refuse_to_format(after, difference.front(), why);
  const Value old_tree = by_name(value_of(document, document.root()));
  if (!same(old_tree, by_name(value_of(file.document, file.document.root()))))
    throw Failure(Exit::refused, "in canonical layout this file would say something else",
                  "leave the file as it is and report a bug of mieux");
  if (sorted_comments(before, document) != sorted_comments(after, file.document))
    throw Failure(Exit::refused, "in canonical layout this file would lose a comment",
                  "leave the file as it is and report a bug of mieux");
}

/// Whether the last line of a text (`|` or `>`, not `|-`) ends in a line break if the file does
/// not, programs answer differently.
void refuse_open_end(std::string_view bytes, const Document& document) {
  if (bytes.ends_with('\n')) return;
  const auto ends_earlier = [](const Node& a, const Node& b) {
    return std::pair(a.span.end, a.span.begin) < std::pair(b.span.end, b.span.begin);
  };
  const Node& last = *std::max_element(document.nodes.begin(), document.nodes.end(), ends_earlier);
  const std::string_view text = bytes.substr(last.span.begin);
  // The signs end at a blank: what comes behind is a comment.
  const bool stripped = text.substr(0, text.find_first_of(" \t\r\n")).find('-') != text.npos;
  if (last.span.end < bytes.size()) return;
  if ((last.style != Style::literal && last.style != Style::folded) || stripped) return;
  throw Failure(Exit::refused,
                "the file ends inside a text, without a line break: programs read it differently",
                "compare the end with what you expect, then add a line break");
}

}  // namespace

std::string format(std::string_view bytes, const KeyOrder& order) {
  WholeFile file;
  read_whole(bytes, file, "");
  refuse_open_end(bytes, file.document);
  Value root = value_of(file.document, file.document.root());
  Notes notes = notes_of(bytes, file.document);
  Path path;
  sort_keys(root, notes, path, order);
  std::string result = lay_out(root, notes);
  check(bytes, file.document, result);
  return result;
}

}  // namespace mieux::yaml
