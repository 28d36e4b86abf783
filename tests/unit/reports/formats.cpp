#include "formats.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace mieux::formats {
namespace {

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string{text};
}

/// The cells between the bars of one line; a bar after a backslash is none.
std::vector<std::string> markdown_cells(std::string_view line) {
  if (!line.starts_with('|') || !line.ends_with('|')) fail("no table: " + std::string{line});
  std::vector<std::string> cells{""};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] == '|') {
      cells.emplace_back();
      continue;
    }
    cells.back() += line[i];
    if (line[i] == '\\') cells.back() += line[++i];
  }
  std::transform(cells.begin(), cells.end(), cells.begin(), trimmed);
  return cells;
}

const std::vector<std::pair<std::string_view, std::string_view>> entities = {
    {"&amp;", "&"}, {"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""},
    {"&#39;", "'"}, {"&#9;", "\t"}, {"&#10;", "\n"}, {"&#13;", "\r"}};

/// Takes an entity from the front of `text`; empty if there is none.
std::string_view take_entity(std::string_view& text) {
  for (const auto& [entity, meant] : entities)
    if (text.starts_with(entity)) {
      text.remove_prefix(entity.size());
      return meant;
    }
  return {};
}

class Xml {
 public:
  explicit Xml(std::string_view text) : rest_(text) {}

  Element document() {
    skip_blanks();
    Element root = element();
    skip_blanks();
    if (!rest_.empty()) fail("after the root: " + std::string{rest_.substr(0, 20)});
    return root;
  }

 private:
  Element element() {
    expect("<");
    Element result;
    result.name = name();
    while (true) {
      const bool blank = skip_blanks();
      if (take("/>")) return result;
      if (take(">")) break;
      if (!blank) fail("no blank before an attribute of " + result.name);
      const std::string key = name();
      expect("=\"");
      if (!result.attributes.emplace(key, text_until('"')).second) fail("twice: " + key);
      expect("\"");
    }
    while (!rest_.starts_with("</")) {
      if (rest_.starts_with('<'))
        result.children.push_back(element());
      else
        result.text += text_until('<');
    }
    expect("</");
    if (name() != result.name) fail("not closed: " + result.name);
    expect(">");
    return result;
  }

  std::string text_until(char stop) {
    std::string out;
    while (true) {
      if (rest_.empty()) fail("the end in a text");
      const char c = rest_.front();
      if (c == stop) return out;
      if (c == '<') fail("< in a text");
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') fail("a control");
      if (c == '&') {
        const std::string_view meant = take_entity(rest_);
        if (meant.empty()) fail("& in a text");
        out += meant;
        continue;
      }
      out += c;
      rest_.remove_prefix(1);
    }
  }

  std::string name() {
    const std::size_t size = rest_.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"
        "QRSTUVWXYZ0123456789-:");
    if (size == 0 || size == std::string_view::npos) fail("no name");
    std::string found{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return found;
  }

  bool skip_blanks() {
    const std::size_t size = std::min(rest_.find_first_not_of(" \n"), rest_.size());
    rest_.remove_prefix(size);
    return size > 0;
  }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  void expect(std::string_view wanted) {
    if (!take(wanted))
      fail("no " + std::string{wanted} + " at " + std::string{rest_.substr(0, 20)});
  }

  std::string_view rest_;
};

}  // namespace

Rows read_csv(std::string_view text) {
  Rows rows;
  std::vector<std::string> row;
  while (!text.empty()) {
    std::string field;
    if (text.starts_with('"')) {
      for (text.remove_prefix(1); !text.starts_with('"') || text.starts_with("\"\"");) {
        if (text.empty()) fail("a quotation mark is not closed");
        field += text.front();
        text.remove_prefix(text.starts_with("\"\"") ? 2 : 1);
      }
      text.remove_prefix(1);
    } else {
      const std::size_t size = std::min(text.find_first_of(",\r\n\""), text.size());
      field = text.substr(0, size);
      text.remove_prefix(size);
    }
    row.push_back(std::move(field));
    const bool ends = text.starts_with("\r\n");
    if (!ends && !text.starts_with(',')) fail("neither a comma nor a line's end");
    text.remove_prefix(ends ? 2 : 1);
    if (ends) rows.push_back(std::exchange(row, {}));
  }
  if (!row.empty()) fail("the last line has no end");
  return rows;
}

Rows read_markdown_table(std::string_view text) {
  Rows rows;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) fail("the last line has no end");
    rows.push_back(markdown_cells(text.substr(0, end)));
    if (rows.back().size() != rows.front().size()) fail("another number of cells");
    text.remove_prefix(end + 1);
  }
  if (rows.size() < 2) fail("no table");
  for (const std::string& dashes : rows[1])
    if (dashes != "---" && dashes != "---:") fail("no line of dashes");
  rows.erase(rows.begin() + 1);
  return rows;
}

std::string plain_markdown(std::string_view cell) {
  std::string out;
  while (!cell.empty()) {
    if (const std::string_view meant = take_entity(cell); !meant.empty()) {
      out += meant;
      continue;
    }
    if (cell.front() == '\\') cell.remove_prefix(1);
    out += cell.front();
    cell.remove_prefix(1);
  }
  return out;
}

std::vector<const Element*> Element::all(std::string_view wanted) const {
  std::vector<const Element*> found;
  if (name == wanted) found.push_back(this);
  for (const Element& child : children)
    for (const Element* element : child.all(wanted)) found.push_back(element);
  return found;
}

Element read_xml(std::string_view text) { return Xml(text).document(); }

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {"a | b",
                                                 "|",
                                                 "\\|",
                                                 "`code`",
                                                 "``` fence",
                                                 "<script>alert(1)</script>",
                                                 "</svg><svg onload=\"x\">",
                                                 "a & b &amp; c",
                                                 "\x1b[31mred\x1b[0m",
                                                 "line\nbreak",
                                                 "carriage\r\nreturn",
                                                 "tab\tstop",
                                                 "say \"no\"",
                                                 "it's",
                                                 "\"",
                                                 "=cmd|' /C calc'!A0",
                                                 "+1",
                                                 "-1",
                                                 "@sum(a1)",
                                                 "a, b; c",
                                                 " padded ",
                                                 "# heading",
                                                 "- item",
                                                 "1. item",
                                                 "[link](https://example.org)",
                                                 "![image](x.png)",
                                                 "*bold* _it_ ~~no~~ **x**",
                                                 "https://example.org www.example.org",
                                                 "\u202eright to left",
                                                 "\u00e9t\u00e9 \u4e2d\u6587 \U0001f600",
                                                 "stray \xff byte",
                                                 "%3Cb%3E {{ x }} ${y}",
                                                 "<!-- comment -->",
                                                 "]]>",
                                                 std::string{"nul \0 nul", 9},
                                                 std::string(500, 'w'),
                                                 ""};
  return texts;
}

}  // namespace mieux::formats
