#include <algorithm>

#include "edit_splice.hpp"
#include "mieux/base/text.hpp"

namespace mieux::yaml {
namespace {

/// Comment lines directly above a line belong to it, but not those that open the file.
std::size_t above_comments(const File& file, std::size_t line) {
  std::size_t top = line;
  while (top > 0 && file.is_comment(file.line_begin(top - 1))) top = file.line_begin(top - 1);
  return top == 0 ? line : top;
}

/// Comment lines below an entry that stand at column `indent` or deeper are part of it, with blank
/// lines between them. `line` is the one after its value.
std::size_t below_comments(const File& file, std::size_t line, std::size_t indent) {
  std::size_t end = line;
  while (line != file.bytes().size()) {
    const bool inside = file.is_comment(line) && file.after_spaces(line) - line >= indent;
    if (!inside && !file.is_blank_line(line)) break;
    line = file.next_line(line);
    if (inside) end = line;
  }
  return end;
}

/// `key: value` or `- value`, which will stand above the line `below`.
std::string entry_text(const File& file, std::size_t indent, const std::string* key,
                       const Value& value, std::size_t below) {
  const bool block_text = !file.swallowed(below, indent + 2);
  const std::string head = key != nullptr ? scalar(*key, false) + ':' : "-";
  if (key == nullptr && std::holds_alternative<Value::Mapping>(value.data))
    return head + ' ' + emit_block(value, indent + 2, block_text);
  return head + emit_value(value, {indent, indent + character_count(head), block_text});
}

/// Below the last line of a file that does not end with a line break. Block text there would get
/// a line break at its end by this: unless its sign says that it has none.
Splice add_after_cut_line(const File& file, const std::string& lines) {
  const Node& last = file.document().nodes.back();
  const std::size_t end = file.bytes().size();
  if (!is_block_text(last) || last.span.end != end || last.text.empty())
    return {end, end, file.with_breaks('\n' + lines)};
  const std::size_t sign = last.span.begin + 1;
  const char chomping = file.bytes()[sign];
  const std::size_t after = chomping == '+' || chomping == '-' ? sign + 1 : sign;
  return {sign, end, '-' + std::string(file.between(after, end)) + file.with_breaks('\n' + lines)};
}

Splice add_below(const File& file, const Entry& before, const std::string* key,
                 const Value& value) {
  const std::size_t line =
      below_comments(file, file.next_line(before.value->span.end), before.indent + 1);
  const std::string lines =
      std::string(before.indent, ' ') + entry_text(file, before.indent, key, value, line) + '\n';
  if (line == file.bytes().size() && !file.bytes().ends_with('\n'))
    return add_after_cut_line(file, lines);
  return {line, line, file.with_breaks(lines)};
}

Splice add_first(const File& file, const Entry& first, const std::string* key, const Value& value) {
  const std::size_t line = file.line_begin(first.begin);
  const std::string margin(first.indent, ' ');
  if (file.after_spaces(line) != first.begin) {  // its line starts with the dash of a list
    const std::string text = entry_text(file, first.indent, key, value, first.begin);
    return {first.begin, first.begin, file.with_breaks(text + '\n' + margin)};
  }
  const std::size_t at = above_comments(file, line);
  const std::string text = entry_text(file, first.indent, key, value, at);
  return {at, at, file.with_breaks(margin + text + '\n')};
}

Splice add_in_brackets(const File& file, const Node& list, std::size_t position,
                       const Value& value) {
  const std::string text = spelled(value, Node{}, true);
  if (list.size == 0) return {list.span.begin + 1U, list.span.end - 1U, text};
  const Node* before = nullptr;
  const Node* after = file.document().first_child(list);
  for (std::size_t i = 0; i < position; ++i) {
    before = after;
    after = file.document().next_sibling(*after);
  }
  if (before != nullptr) return {before->span.end, before->span.end, ", " + text};
  return {after->span.begin, after->span.begin, text + ", "};
}

/// The block text whose lines would go on below `entry` if that were not there, or null.
const Node* text_above(const File& file, const Entry& entry) {
  const Node& above = file.document().nodes[file.document().index_of(*entry.value) - 1];
  if (!is_block_text(above)) return nullptr;
  std::size_t line = file.next_line(above.span.end);
  while (file.is_blank_line(line)) line = file.next_line(line);
  return line == file.line_begin(entry.begin) ? &above : nullptr;
}

/// The line after an entry; what stands inside its table or list goes with it.
std::size_t line_after(const File& file, const Entry& entry) {
  const Node& value = *entry.value;
  const std::size_t line = file.next_line(value.span.end);
  const bool block = value.style == Style::block && value.size > 0;
  if (!block) return line;
  return below_comments(file, line, std::max(file.column(value.span.begin), entry.indent + 1));
}

/// Where what goes with an entry ends. Blank lines below it would become part of block text above
/// it, if that keeps its line breaks or if they reach further right. A text cannot end in a line of
/// spaces without a line break.
std::size_t removed_to(const File& file, const Entry& entry) {
  const std::size_t line = line_after(file, entry);
  const Node* above = text_above(file, entry);
  if (above == nullptr) return line;
  bool swallowed = file.bytes()[above->span.begin + 1U] == '+';
  const std::size_t column = text_column(file, *above);
  std::size_t end = line;
  while (end != file.bytes().size() && file.is_blank_line(end)) {
    const bool deeper = column > 0 && file.after_spaces(end) - end > column;
    swallowed = swallowed || deeper || file.is_cut_off(end);
    end = file.next_line(end);
  }
  return swallowed ? end : line;
}

/// The first of several entries goes, in whose line the dash of a list stands.
Splice remove_beside_dash(const File& file, const Entry& entry, const Entry& next) {
  const std::size_t below = line_after(file, entry);
  if (below == file.line_begin(next.begin)) return {entry.begin, next.begin, {}};
  std::size_t dash_end = entry.begin;
  while (file.bytes()[dash_end - 1] == ' ') --dash_end;
  return {dash_end, file.line_end(below - 1), {}};
}

Splice remove_in_brackets(const File& file, const Node& list, std::size_t position) {
  const Node* before = nullptr;
  const Node* gone = file.document().first_child(list);
  for (std::size_t i = 0; i < position; ++i) {
    before = gone;
    gone = file.document().next_sibling(*gone);
  }
  if (before != nullptr) return {before->span.end, gone->span.end, {}};
  return {gone->span.begin, file.document().next_sibling(*gone)->span.begin, {}};
}

}  // namespace

Splice splice_add(const File& file, const Path& path, std::size_t position, const Value& value) {
  const Node& parent = *find(file.document(), parent_of(path));
  const auto* key = std::get_if<std::string>(&path.back());
  if (parent.style == Style::flow && is_scalar(value))
    return add_in_brackets(file, parent, position, value);
  if (parent.style == Style::flow) {
    Value list = value_of(file.document(), parent);
    auto& elements = std::get<Value::Sequence>(list.data);
    elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(position), value);
    return splice_set(file, parent_of(path), list);
  }
  if (position == 0) return add_first(file, entry_of(file, parent, 0), key, value);
  return add_below(file, entry_of(file, parent, position - 1), key, value);
}

Splice splice_remove(const File& file, const Path& path) {
  const Node& parent = *find(file.document(), parent_of(path));
  const Node& gone = *find(file.document(), path);
  const std::size_t position = position_in(file.document(), parent, gone);
  if (parent.style == Style::flow) return remove_in_brackets(file, parent, position);
  const Entry entry = entry_of(file, parent, position);
  const std::size_t line = file.line_begin(entry.begin);
  if (file.after_spaces(line) == entry.begin) return {line, removed_to(file, entry), {}};
  return remove_beside_dash(file, entry, entry_of(file, parent, 1));
}

}  // namespace mieux::yaml
