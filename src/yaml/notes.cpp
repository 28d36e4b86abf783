#include "notes.hpp"

#include <algorithm>
#include <cstdint>

#include "spelling.hpp"

namespace mieux::yaml {
namespace {

struct Line {
  enum class Holds : std::uint8_t { blank, comment, value, text };  ///< text: of a block text

  Holds holds = Holds::blank;
  std::uint32_t column = 0;  ///< of its first character
  std::string_view comment;  ///< alone or behind a value
};

std::string_view without_end_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// The lines of a file, told apart with the help of its tree.
class Lines {
 public:
  Lines(std::string_view bytes, const Document& document)
      : bytes_(bytes),
        document_(document),
        lines_(document.line_ends.size()),
        covered_(document.line_ends.size()) {
    for (const Node& node : document.nodes) cover(node);
    for (std::size_t i = 0; i < lines_.size(); ++i) tell(i);
  }

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  const Line& operator[](std::size_t i) const { return lines_[i]; }

  [[nodiscard]] std::size_t at(std::uint32_t offset) const {
    const auto& ends = document_.line_ends;
    return static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), offset) -
                                    ends.begin());
  }

  /// The next line with a value after `line`, or `size()`.
  [[nodiscard]] std::size_t next_value(std::size_t line) const {
    do ++line;
    while (line < size() && lines_[line].holds != Line::Holds::value);
    return std::min(line, size());
  }

 private:
  [[nodiscard]] std::size_t begin_of(std::size_t line) const {
    return line == 0 ? 0 : document_.line_ends[line - 1] + std::size_t{1};
  }

  /// A `#` inside keys and values is not a comment.
  void cover(const Node& node) {
    if (node.key_span.end != 0) cover(node.key_span);
    if (is_block(node)) return;
    if (!is_block_text(node)) return cover(node.span);
    const std::size_t last = at(node.span.end);
    for (std::size_t i = at(node.span.begin) + 1; i <= last; ++i)
      lines_[i].holds = Line::Holds::text;
  }

  void cover(Span span) {
    std::size_t& end = covered_[at(span.begin)];
    end = std::max(end, std::size_t{span.end});
  }

  void tell(std::size_t i) {
    Line& line = lines_[i];
    if (line.holds == Line::Holds::text) return;
    const std::size_t begin = begin_of(i);
    const auto end = std::min(std::size_t{document_.line_ends[i]}, bytes_.size());
    const std::string_view text = bytes_.substr(begin, end - begin);
    const std::size_t first = text.find_first_not_of(" \r");
    if (first == std::string_view::npos) return;
    line.column = static_cast<std::uint32_t>(first);
    line.holds = text[first] == '#' ? Line::Holds::comment : Line::Holds::value;
    const std::size_t from = std::max(begin, covered_[i]) - begin;
    const std::size_t hash = text.find('#', from);
    if (hash != std::string_view::npos) line.comment = without_end_blanks(text.substr(hash));
  }

  std::string_view bytes_;
  const Document& document_;
  std::vector<Line> lines_;
  std::vector<std::size_t> covered_;  ///< of each line, the end of its last key or value
};

/// Goes down the tree and along the lines at once, and gives each comment to a value.
class Collector {
 public:
  Collector(std::string_view bytes, const Document& document)
      : bytes_(bytes), document_(document), lines_(bytes, document), owners_(lines_.size()) {}

  Notes collect() {
    Notes root;
    line_ = lines_.next_value(std::size_t(-1));
    for (std::size_t i = 0; i < line_; ++i) add(root.above, lines_[i]);
    children(document_.root(), root);
    while (++line_ < lines_.size()) add(root.below, lines_[line_]);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (owners_[i] != nullptr) owners_[i]->behind = lines_[i].comment;
    divide_head(root);
    return root;
  }

 private:
  static void add(std::vector<std::string>& notes, const Line& line) {
    if (line.holds == Line::Holds::text) return;
    notes.emplace_back(line.comment);
  }

  /// `line_` is the line of the first child, or that of the key or dash before it.
  void children(const Node& block, Notes& notes) {
    notes.inside.resize(block.size);
    std::size_t i = 0;
    for (const Node& node : Children{document_, block}) {
      Notes& own = notes.inside[i];
      if (i++ != 0 || lines_.at(block.span.begin) != line_) go_to_next(own);
      owners_[line_] = &own;  // the last value of a line gets its comment
      own.plain_key = is_plain_word(node);
      if (is_block(node)) {
        children(node, own);
        take_below(own, column_of(node));
      } else if (is_block_text(node)) {
        line_ = lines_.at(node.span.end);
      }
    }
  }

  void go_to_next(Notes& notes) {
    const std::size_t next = lines_.next_value(line_);
    while (++line_ < next) add(notes.above, lines_[line_]);
  }

  /// Comments after the last value of a block whose lines start at `column`, if they are indented
  /// like it and deeper than what comes next.
  void take_below(Notes& notes, std::uint32_t column) {
    const std::size_t next = lines_.next_value(line_);
    const std::uint32_t outside =
        next < lines_.size() ? lines_[next].column : column_of(document_.root());
    for (std::size_t i = line_ + 1; i < next; ++i) {
      const Line& line = lines_[i];
      if (line.holds != Line::Holds::comment) continue;
      if (line.column < column || line.column <= outside) return;
      while (line_ < i) add(notes.below, lines_[++line_]);
    }
  }

  [[nodiscard]] std::uint32_t column_of(const Node& block) const {
    const std::size_t line_feed = bytes_.rfind('\n', block.span.begin);
    const std::size_t begin = line_feed == std::string_view::npos ? 0 : line_feed + 1;
    return static_cast<std::uint32_t>(block.span.begin - begin);
  }

  [[nodiscard]] bool is_plain_word(const Node& node) const {
    if (node.key_span.end == 0) return false;
    const char first = bytes_[node.key_span.begin];
    return first != '"' && first != '\'' && resolve(node.key) != Plain::text;
  }

  /// What stands over the first key and is its own goes to it.
  void divide_head(Notes& root) const {
    const Node& first = document_.nodes[1];
    if (first.key == "id") return;
    const auto blank = std::find(root.above.rbegin(), root.above.rend(), "");
    const auto own = blank.base();
    root.inside.front().above.assign(own, root.above.end());
    root.above.erase(own, root.above.end());
  }

  std::string_view bytes_;
  const Document& document_;
  Lines lines_;
  std::vector<Notes*> owners_;  ///< of each line, whose the comment behind its values is
  std::size_t line_ = 0;
};

}  // namespace

Notes notes_of(std::string_view bytes, const Document& document) {
  return Collector(bytes, document).collect();
}

std::vector<std::string> comments_of(std::string_view bytes, const Document& document) {
  const Lines lines(bytes, document);
  std::vector<std::string> comments;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].comment.empty()) comments.emplace_back(lines[i].comment);
  return comments;
}

}  // namespace mieux::yaml
