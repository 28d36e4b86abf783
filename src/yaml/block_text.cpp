#include <string>

#include "reader.hpp"

namespace mieux::yaml {
namespace {

/// Line breaks at the end of block text: one (clip), none (`-`), all of them (`+`).
void end_text(std::string& text, char chomping, std::size_t trailing_blanks, bool newline_at_end) {
  if (text.empty() && chomping != '+') return;
  if (chomping == '-') return;
  if (!text.empty() && newline_at_end) text += '\n';
  if (chomping == '+') text.append(trailing_blanks, '\n');
}

/// Where the blanks at the end of a line begin.
const char* end_of_text(const char* from, const char* to) {
  while (to != from && is_blank(to[-1])) --to;
  return to;
}

}  // namespace

/// Adds a line that is not blank: what joins it to the text before depends on both.
void Reader::BlockText::append(std::string_view line) {
  const bool deeper = is_blank(line.front());
  const bool joins = folded && !deeper && !previous_deeper;
  if (!any || (joins && blanks > 0))
    out.append(blanks, '\n');
  else if (joins)
    out += ' ';
  else
    out.append(blanks + 1, '\n');
  out += line;
  any = true;
  previous_deeper = deeper;
  blanks = 0;
}

bool Reader::text_header(const char* from, char& chomping) {
  const char* p = from + 1;
  if (p != eol_ && (*p == '-' || *p == '+')) chomping = *p++;
  if (p != eol_ && *p >= '0' && *p <= '9')
    return fail("not-in-format", p, p + 1,
                "an indentation indicator is not part of the record format",
                "leave the digit out and start the text without extra spaces");
  if (*from == '>' && chomping == '+')
    return fail("not-in-format", from, p,
                "folded text that keeps its last empty lines (>+) is not "
                "part of the record format: programs read it differently",
                "write > or >-, or |+ to keep every line break");
  const char* mark = p;
  while (p != eol_ && *p == ' ') ++p;
  if (p != eol_ && *p == '\t')
    return fail("tab-indentation", p, p + 1, "a tab follows the sign for block text", "delete it");
  if (p != eol_ && (*p != '#' || p == mark))
    return fail("syntax", p, eol_, "'" + excerpt(p, eol_) + "' follows the sign for block text",
                "start the text in the next line");
  return true;
}

/// The lines below the header, their indentation taken off. Leaves `next_` after the last of them.
bool Reader::text_lines(std::uint32_t indent, BlockText& text) {
  std::uint32_t depth = 0;  // of the text; 0 until its first line is seen
  std::uint32_t deepest_blank = 0;
  const char* deep_blank = nullptr;
  while (next_ != end_) {
    const char* eol = begin_ + document_.line_ends[line_number_];
    const char* stop = eol != next_ && eol[-1] == '\r' ? eol - 1 : eol;
    const char* p = next_;
    while (p != stop && *p == ' ' && (depth == 0 || p - next_ < depth)) ++p;
    const auto spaces = static_cast<std::uint32_t>(p - next_);
    // Programs differ on whether a line break belongs to the text, and what it folds.
    if (eol == end_ && is_blank(stop[-1]) && (p == stop || depth != 0 || spaces > indent))
      return fail("not-in-format", end_of_text(next_, stop), stop,
                  "text that ends in spaces, without a line break, is read differently by programs",
                  "compare the end with what you expect, then delete the spaces");
    if (p == stop) {
      ++text.blanks;
      text.blanks_end = stop;
      if (depth == 0 && spaces > deepest_blank) {
        deepest_blank = spaces;
        deep_blank = next_;
      }
    } else {
      if (*p == '\t' && (depth == 0 || spaces < depth))
        return fail("tab-indentation", p, p + 1, "this line is indented with a tab",
                    "indent with two spaces");
      if (depth == 0 ? spaces <= indent : spaces < depth) break;
      if (depth == 0 && deepest_blank > spaces)
        return fail("bad-indentation", deep_blank, deep_blank + deepest_blank,
                    "an empty line before the text is indented deeper than the text",
                    "delete its spaces");
      if (depth == 0) depth = spaces;
      text.append({p, static_cast<std::size_t>(stop - p)});
      value_end_ = stop;
    }
    next_ = eol == end_ ? end_ : eol + 1;
    ++line_number_;
  }
  return true;
}

bool Reader::block_text(Node& node, const char* from, std::uint32_t indent) {
  const bool folded = *from == '>';
  char chomping = ' ';
  if (!text_header(from, chomping)) return false;
  node.kind = Kind::scalar;
  node.style = folded ? Style::folded : Style::literal;
  value_end_ = eol_;
  BlockText text{document_.scratch, folded};
  text.out.clear();
  if (!text_lines(indent, text)) return false;
  const bool newline_at_end = value_end_ != end_;
  if (chomping == '+' && text.blanks > 0) value_end_ = text.blanks_end;
  end_text(text.out, chomping, text.blanks, newline_at_end);
  node.text = keep(text.out);
  node.span = span(from, value_end_);
  const char* after = value_end_;
  if (!advance()) return false;
  value_end_ = after;
  return check_dedent(indent);
}

}  // namespace mieux::yaml
