#include "layout.hpp"

#include <algorithm>

#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Kind;
using yaml::Node;
using yaml::Style;

bool is_blank_line(std::string_view line) { return line.find_first_not_of(' ') == line.npos; }

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_comment_line(std::string_view line) {
  return !is_blank_line(line) && line[indent_of(line)] == '#';
}

bool is_block_text(const Node& node) {
  return node.kind == Kind::scalar && (node.style == Style::literal || node.style == Style::folded);
}

bool has_own_lines(const Node& node) { return node.style == Style::block && node.size > 0; }

/// Gives the lines of a file to its values.
class LayoutReader {
 public:
  LayoutReader(std::string_view bytes, const Document& document)
      : document_(document), lines_(lines_of(bytes)) {
    begins_.push_back(0);
    for (const std::uint32_t end : document.line_ends) begins_.push_back(end + std::size_t{1});
  }

  Layout run() {
    Layout root;
    const Node& node = document_.root();
    root.whole = taken(0, lines_.size(), 0);
    if (!has_own_lines(node)) {
      root.body = root.whole;
      return root;
    }
    const std::size_t first = line_at(document_.first_child(node)->key_span.begin);
    root.above = taken(0, first, 0);
    read_parts(node, first, lines_.size(), root);
    return root;
  }

 private:
  [[nodiscard]] std::size_t line_at(std::size_t byte) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), byte);
    return std::min(static_cast<std::size_t>(after - begins_.begin()) - 1, lines_.size() - 1);
  }

  [[nodiscard]] LinesAt taken(std::size_t from, std::size_t to, std::size_t column) const {
    const auto begin = lines_.begin();
    return {TextLines(begin + static_cast<std::ptrdiff_t>(from),
                      begin + static_cast<std::ptrdiff_t>(to)),
            column};
  }

  /// The last line of a value with its key or dash.
  [[nodiscard]] std::size_t last_line(const Node& node) const {
    const Node* last = &node;
    while (has_own_lines(*last))
      for (const Node& child : yaml::Children{document_, *last}) last = &child;
    const std::size_t end = std::max(last->span.end, last->key_span.end);
    return line_at(end);
  }

  /// Comments that reach further right than what comes next are part of what is above them.
  [[nodiscard]] std::size_t end_of_inner(std::size_t from, std::size_t to,
                                         std::size_t column) const {
    std::size_t end = from;
    for (std::size_t i = from; i < to; ++i)
      if (is_comment_line(lines_[i]) && indent_of(lines_[i]) > column) end = i + 1;
    return end;
  }

  /// Where the dash of an element is.
  [[nodiscard]] std::size_t dash_before(std::size_t byte, std::size_t column) const {
    return begins_[line_at(byte)] + column;
  }

  void read_parts(const Node& node, std::size_t from, std::size_t to, Layout& layout) {
    layout.form = node.kind == Kind::mapping ? Layout::Form::table : Layout::Form::list;
    layout.part_column = node.span.begin - begins_[line_at(node.span.begin)];
    std::vector<const Node*> nodes;
    for (const Node& child : yaml::Children{document_, node}) nodes.push_back(&child);
    std::size_t begin = from;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const std::size_t next =
          i + 1 < nodes.size() ? first_line(*nodes[i + 1], last_line(*nodes[i]) + 1) : to;
      const std::size_t end = end_of_inner(last_line(*nodes[i]) + 1, next, layout.part_column);
      layout.parts.push_back(read(*nodes[i], begin, end, layout));
      begin = end;
    }
    layout.below = taken(begin, to, layout.part_column);
  }

  /// The line of a key or dash, not before `from`.
  [[nodiscard]] std::size_t first_line(const Node& node, std::size_t from) const {
    if (!node.key.empty() || node.key_span.end != 0) return line_at(node.key_span.begin);
    std::size_t line = from;
    while (is_blank_line(lines_[line]) || is_comment_line(lines_[line])) ++line;
    return line;
  }

  Layout read(const Node& node, std::size_t from, std::size_t to, const Layout& parent) {
    Layout layout;
    layout.column = parent.part_column;
    layout.dash = parent.form == Layout::Form::list;
    const std::size_t first = first_line(node, from);
    const std::size_t last = last_line(node);
    layout.above = taken(from, first, layout.column);
    layout.whole = taken(from, to, layout.column);
    if (layout.dash ? begins_in_line_of_dash(node, first) : has_own_lines(node)) {
      read_with_parts(node, first, to, layout);
      return layout;
    }
    layout.body = taken(first, last + 1, layout.column);
    layout.below = taken(last + 1, to, layout.column + 2);
    layout.opaque = has_own_lines(node);
    if (!layout.opaque) split_comment(node, first, layout);
    return layout;
  }

  [[nodiscard]] bool begins_in_line_of_dash(const Node& node, std::size_t dash_line) const {
    return has_own_lines(node) && node.kind == Kind::mapping &&
           line_at(node.span.begin) == dash_line;
  }

  void read_with_parts(const Node& node, std::size_t first, std::size_t to, Layout& layout) {
    if (layout.dash) {
      lines_[first][layout.column] = ' ';
      read_parts(node, first, to, layout);
      lines_[first][layout.column] = '-';
      return;
    }
    layout.body = taken(first, first + 1, layout.column);
    cut_comment(layout, node.key_span.end - begins_[first] + 1);
    read_parts(node, first + 1, to, layout);
  }

  /// Takes the comment behind a value, or behind the sign of block text, off its first line.
  void split_comment(const Node& node, std::size_t first, Layout& layout) const {
    std::size_t end = std::max(node.span.end, node.key_span.end);
    if (is_block_text(node)) end = node.span.begin + 1U;
    if (node.kind == Kind::null)
      end = std::max<std::size_t>(node.key_span.end, begins_[first] + layout.column + 1);
    cut_comment(layout, end - begins_[first]);
  }

  static void cut_comment(Layout& layout, std::size_t from) {
    std::string& line = layout.body.lines.front();
    const std::size_t hash = line.find('#', std::min(from, line.size()));
    const std::size_t keep =
        hash == line.npos ? line.size() : line.find_last_not_of(' ', hash - 1) + 1;
    layout.behind = line.substr(keep);
    line.erase(keep);
  }

  const Document& document_;
  TextLines lines_;
  std::vector<std::size_t> begins_;
};

void collect_comments(const TextLines& lines, TextLines& found) {
  for (const std::string& line : lines)
    if (is_comment_line(line)) found.push_back(line.substr(indent_of(line)));
}

void collect_comments(const Layout& layout, TextLines& found) {
  collect_comments(layout.above.lines, found);
  if (layout.opaque) collect_comments(layout.body.lines, found);
  collect_comments({layout.behind}, found);
  for (const Layout& part : layout.parts) collect_comments(part, found);
  collect_comments(layout.below.lines, found);
}

}  // namespace

TextLines LinesAt::moved_to(std::size_t new_column) const {
  if (new_column == column) return lines;
  TextLines moved;
  for (const std::string& line : lines) {
    const std::size_t cut = std::min(column, indent_of(line));
    const bool blank = is_blank_line(line);
    moved.push_back(blank ? line.substr(cut) : std::string(new_column, ' ') + line.substr(cut));
  }
  return moved;
}

TextLines lines_of(std::string_view text) {
  TextLines lines;
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
  }
  return lines;
}

Layout layout_of(std::string_view bytes, const Document& document) {
  return LayoutReader(bytes, document).run();
}

TextLines comments_of(const Layout& layout) {
  TextLines found;
  collect_comments(layout, found);
  return found;
}

}  // namespace mieux
