#include <algorithm>

#include "edit_splice.hpp"
#include "mieux/base/text.hpp"

namespace mieux::yaml {
namespace {

bool is_list_of_scalars(const Value& value) {
  const auto* elements = std::get_if<Value::Sequence>(&value.data);
  return elements != nullptr && std::all_of(elements->begin(), elements->end(), is_scalar);
}

/// `[a, b]`, however long: a list that stands in one line stays there.
std::string in_brackets(const Value::Sequence& elements) {
  std::string out = "[";
  for (const Value& element : elements) {
    if (out.size() > 1) out += ", ";
    out += spelled(element, Node{}, true);
  }
  return out + ']';
}

/// What stays of the first line of an entry when its value goes: spaces and a comment.
std::string_view tail_of(const File& file, const Entry& entry) {
  const Node& old = *entry.value;
  const std::size_t line_end = file.line_end(entry.head);
  if (is_block(old))
    return old.span.begin < line_end ? std::string_view() : file.between(entry.head, line_end);
  if (!is_block_text(old)) return file.between(old.span.end, line_end);
  std::size_t mark_end = old.span.begin + 1;
  if (mark_end != line_end && file.bytes()[mark_end] != ' ') ++mark_end;
  return file.between(mark_end, line_end);
}

/// `|+` is not written, but kept.
bool fits_kept(std::string_view text, const File& file, const Node& old) {
  const bool keeps =
      old.style == Style::literal && file.between(old.span.begin, old.span.end).starts_with("|+");
  if (!keeps || !text.ends_with("\n\n")) return fits_literal(text);
  while (text.ends_with("\n\n")) text.remove_suffix(1);
  return fits_literal(text);
}

/// Does the old value start in the line of its key or dash?
bool is_beside(const File& file, const Entry& entry) {
  const Span span = entry.value->span;
  return span.begin < span.end && span.begin < file.line_end(entry.head);
}

/// What stands behind the colon or dash of an entry: starts with a space or line break.
std::string behind_head(const File& file, const Entry& entry, const Value& value, bool comment) {
  const Node& old = *entry.value;
  const std::size_t below = file.next_line(old.span.end);
  if (is_scalar(value)) {
    const std::string& text = std::get<std::string>(value.data);
    const std::size_t column = is_block_text(old) ? text_column(file, old) : 0;
    const std::size_t indent = column > 0 ? column : entry.indent + 2;
    if (!value.bare && old.style != Style::double_quoted && fits_kept(text, file, old) &&
        !file.swallowed(below, indent))
      return ' ' + literal(text, indent);
    const std::string word = spelled(value, old, false);
    return word.empty() ? word : ' ' + word;
  }
  const bool block_text = !file.swallowed(below, entry.indent + 2);
  if (entry.dash && !comment && std::holds_alternative<Value::Mapping>(value.data)) {
    const std::size_t column = is_beside(file, entry) ? file.column(old.span.begin) : 0;
    return ' ' + emit_block(value, column > 0 ? column : entry.indent + 2, block_text);
  }
  const std::string_view line = file.between(file.line_begin(entry.head), entry.head);
  return emit_value(value, {entry.indent, character_count(line), block_text});
}

/// The value of an entry becomes `text`, which stands behind the colon or dash.
Splice replace_value(const File& file, const Entry& entry, std::string text,
                     std::string_view tail) {
  const Node& old = *entry.value;
  Splice splice{entry.head, old.span.end, {}};
  const bool in_line = old.span.end <= file.line_end(entry.head);
  if (!in_line || is_block(old)) splice.end = file.line_end(old.span.end);
  if (is_beside(file, entry) && text.starts_with(' ')) {
    // Spaces between the colon and the value stay.
    splice.begin = old.span.begin;
    text.erase(0, 1);
  }
  const std::size_t first_line = std::min(text.find('\n'), text.size());
  const bool lines_follow = first_line != text.size();
  if (in_line && !is_block(old) && !is_block_text(old) && !lines_follow) {
    splice.text = std::move(text);
    return splice;
  }
  splice.end = file.line_end(old.span.end);
  splice.text = text.substr(0, first_line);
  if (tail.find('#') != std::string_view::npos) splice.text += tail;
  splice.text += file.with_breaks(text.substr(first_line));
  if (lines_follow && splice.end == file.bytes().size()) splice.text += file.with_breaks("\n");
  return splice;
}

/// A table that becomes another table keeps its column; so does a list.
bool keeps_column(const Node& old, const Value& value) {
  if (!is_block(old)) return false;
  if (const auto* elements = std::get_if<Value::Sequence>(&value.data))
    return old.kind == Kind::sequence && !elements->empty();
  return old.kind == Kind::mapping && !is_scalar(value);
}

Splice replace_block(const File& file, const Node& old, const Value& value) {
  const std::size_t indent = file.column(old.span.begin);
  const bool block_text = !file.swallowed(file.next_line(old.span.end), indent + 2);
  Splice splice{old.span.begin, file.line_end(old.span.end), emit_block(value, indent, block_text)};
  const bool lines_follow = splice.text.find('\n') != std::string::npos;
  if (lines_follow && splice.end == file.bytes().size()) splice.text += '\n';
  splice.text = file.with_breaks(splice.text);
  return splice;
}

/// A list in brackets gets an element that has no place there: one element a line.
Splice out_of_brackets(const File& file, const Path& path, const Value& list) {
  const Node& old = *find(file.document(), path);
  const Node& parent = *find(file.document(), parent_of(path));
  const Entry entry = entry_of(file, parent, position_in(file.document(), parent, old));
  const std::size_t indent = entry.indent + 2;
  const bool block_text = !file.swallowed(file.next_line(old.span.end), indent);
  const std::string lines = emit_block(list, indent, block_text);
  return replace_value(file, entry, '\n' + std::string(indent, ' ') + lines, tail_of(file, entry));
}

}  // namespace

Path parent_of(const Path& path) { return {path.begin(), path.end() - 1}; }

std::string spelled(const Value& value, const Node& old, bool in_flow) {
  const std::string& text = std::get<std::string>(value.data);
  if (value.bare) return text.empty() && in_flow ? "~" : text;
  if (old.kind != Kind::scalar && value.quoted) return double_quoted(text);
  if (old.kind != Kind::scalar || old.style == Style::plain) return scalar(text, in_flow);
  if (old.style == Style::double_quoted) return double_quoted(text);
  if (old.style != Style::single_quoted) return scalar(text, in_flow);
  return single_quoted(text).value_or(double_quoted(text));
}

Splice splice_set(const File& file, const Path& path, const Value& value) {
  const Node& old = *find(file.document(), path);
  if (keeps_column(old, value)) return replace_block(file, old, value);
  const Node& parent = *find(file.document(), parent_of(path));
  const std::size_t position = position_in(file.document(), parent, old);
  if (parent.style == Style::flow && is_scalar(value))
    return {old.span.begin, old.span.end, spelled(value, old, true)};
  if (parent.style == Style::flow) {
    Value list = value_of(file.document(), parent);
    std::get<Value::Sequence>(list.data)[position] = value;
    return out_of_brackets(file, parent_of(path), list);
  }
  if (old.style == Style::flow && is_list_of_scalars(value))
    return {old.span.begin, old.span.end, in_brackets(std::get<Value::Sequence>(value.data))};
  const Entry entry = entry_of(file, parent, position);
  const std::string_view tail = tail_of(file, entry);
  const bool comment = tail.find('#') != std::string_view::npos;
  return replace_value(file, entry, behind_head(file, entry, value, comment), tail);
}

}  // namespace mieux::yaml
