#include "edit_splice.hpp"
#include "mieux/base/failure.hpp"

namespace mieux::yaml {
namespace {

/// Where the dash of each element stands is not kept: an element below its dash starts later.
std::size_t dash_of(const File& file, const Node& list, std::size_t position) {
  std::size_t dash = list.span.begin;
  const Node* before = file.document().first_child(list);
  for (std::size_t i = 0; i < position; ++i) {
    std::size_t line = file.next_line(before->span.end);
    while (file.is_blank_line(line) || file.is_comment(line)) line = file.next_line(line);
    dash = file.after_spaces(line);
    before = file.document().next_sibling(*before);
  }
  return dash;
}

}  // namespace

File::File(std::string_view bytes) : bytes_(bytes) {
  std::vector<Finding> findings;
  if (read(bytes, document_, unescaped_, findings)) return;
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    const std::uint32_t line = locate({}, bytes, finding.span).line;
    throw Failure(Exit::refused, "line " + std::to_string(line) + ": " + finding.message,
                  finding.hint);
  }
}

std::size_t File::line_begin(std::size_t at) const {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes_.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t File::line_end(std::size_t at) const {
  const std::size_t feed = bytes_.find('\n', at);
  if (feed == std::string_view::npos) return bytes_.size();
  return feed > 0 && bytes_[feed - 1] == '\r' ? feed - 1 : feed;
}

std::size_t File::next_line(std::size_t at) const {
  const std::size_t feed = bytes_.find('\n', at);
  return feed == std::string_view::npos ? bytes_.size() : feed + 1;
}

std::size_t File::after_spaces(std::size_t at) const {
  const std::size_t found = bytes_.find_first_not_of(' ', at);
  return found == std::string_view::npos ? bytes_.size() : found;
}

bool File::swallowed(std::size_t line, std::size_t indent) const {
  for (; line != bytes_.size(); line = next_line(line)) {
    const std::size_t spaces = after_spaces(line) - line;
    if (!is_blank_line(line)) return is_comment(line) && spaces >= indent;
    if (spaces > indent || is_cut_off(line)) return true;
  }
  return false;
}

std::string File::with_breaks(std::string_view text) const {
  const std::size_t feed = bytes_.find('\n');
  const bool windows = feed != std::string_view::npos && feed > 0 && bytes_[feed - 1] == '\r';
  std::string out;
  for (const char c : text) {
    if (c == '\n' && windows) out += '\r';
    out += c;
  }
  return out;
}

std::size_t position_in(const Document& document, const Node& parent, const Node& child) {
  std::size_t position = 0;
  for (const Node& other : Children{document, parent}) {
    if (&other == &child) break;
    ++position;
  }
  return position;
}

Entry entry_of(const File& file, const Node& parent, std::size_t position) {
  const Node* value = file.document().first_child(parent);
  for (std::size_t i = 0; i < position; ++i) value = file.document().next_sibling(*value);
  Entry entry{value, parent.kind == Kind::sequence};
  if (entry.dash) {
    entry.begin = dash_of(file, parent, position);
    entry.head = entry.begin + 1;
  } else {
    entry.begin = value->key_span.begin;
    entry.head = file.after_spaces(value->key_span.end) + 1;
  }
  entry.indent = file.column(parent.span.begin);
  return entry;
}

std::size_t text_column(const File& file, const Node& block_text) {
  for (std::size_t line = file.next_line(block_text.span.begin); line < block_text.span.end;
       line = file.next_line(line)) {
    if (!file.is_blank_line(line)) return file.after_spaces(line) - line;
  }
  return 0;
}

}  // namespace mieux::yaml
