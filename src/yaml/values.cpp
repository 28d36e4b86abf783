#include <array>
#include <cstring>
#include <string>

#include "base/utf8.hpp"
#include "characters.hpp"
#include "mieux/base/unseen.hpp"
#include "reader.hpp"

namespace mieux::yaml {
namespace {

bool starts_plain(const char* p, const char* eol) {
  if (!is(indicator, *p)) return true;
  // `-`, `?` and `:` start plain text where something other than a space follows
  return (*p == '-' || *p == '?' || *p == ':') && p + 1 != eol && !is_blank(p[1]);
}

struct Construct {
  char first;
  std::string_view name;
  std::string_view hint;
};

constexpr std::array<Construct, 9> constructs{{
    {'&', "an anchor (&)", "write the value out, or put text that starts with & in quotes"},
    {'*', "an alias (*)", "write the value out, or put text that starts with * in quotes"},
    {'!', "a tag (!)", "leave it out, or put text that starts with ! in quotes"},
    {'{', "a mapping in braces", "write its entries below, one `key: value` a line"},
    {'[', "a list inside a list in brackets", "write one element a line, each after `- `"},
    {'?', "a complex key (?)", "write `key: value`, or put text that starts with ? in quotes"},
    {'|', "block text here", "write `|` after a key and its colon"},
    {'>', "block text here", "write `>` after a key and its colon"},
    {'%', "text that starts with %", "put it in double quotes"},
}};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Escape {
  char letter;
  std::uint32_t code;
};
constexpr std::array<Escape, 16> escapes{{{'0', 0},
                                          {'a', 7},
                                          {'b', 8},
                                          {'t', 9},
                                          {'\t', 9},
                                          {'n', 10},
                                          {'v', 11},
                                          {'f', 12},
                                          {'r', 13},
                                          {'e', 27},
                                          {' ', ' '},
                                          {'"', '"'},
                                          {'/', '/'},
                                          {'\\', '\\'},
                                          {'L', 0x2028},
                                          {'P', 0x2029}}};

}  // namespace

std::string_view Reader::keep(std::string_view text) {
  if (text.empty()) return {};
  char* memory = static_cast<char*>(unescaped_.allocate(text.size(), 1));
  std::memcpy(memory, text.data(), text.size());
  return {memory, text.size()};
}

bool Reader::refuse_construct(const char* p) {
  for (const Construct& construct : constructs)
    if (construct.first == *p)
      return fail("not-in-format", p, p + 1,
                  std::string{construct.name} + " is not part of the record format",
                  std::string{construct.hint});
  return fail("syntax", p, p + 1, std::string{"a value cannot start with '"} + *p + "'",
              "put the value in double quotes");
}

bool Reader::inline_value(Node& node, const char* from, const char*& after) {
  if (*from == '"' || *from == '\'') return quoted(node, from, after);
  if (!starts_plain(from, eol_)) {
    if (*from == '-')
      return fail("syntax", from, from + 1, "a list cannot start in the line of its key",
                  "start it in the next line, or write it as [a, b]");
    return refuse_construct(from);
  }
  return plain(node, from, after);
}

bool Reader::plain(Node& node, const char* from, const char*& after) {
  const char* stop = eol_;
  for (const char* p = from;;) {
    p = find_special(p, eol_, end_);
    if (p == eol_) break;
    if (*p == ':' && (p + 1 == eol_ || is_blank(p[1])))
      return fail("syntax", p, p + 1, "a colon and a space inside a value without quotes",
                  "put the whole value in double quotes");
    if (*p == '#' && p != from && is_blank(p[-1])) {
      stop = p;
      break;
    }
    if (*p == '\t')
      return fail("tab-indentation", p, p + 1, "a tab stands in this value", "write a space");
    ++p;
  }
  while (stop != from && is_blank(stop[-1])) --stop;
  take_plain(node, from, stop);
  after = stop;
  return true;
}

bool Reader::quoted(Node& node, const char* from, const char*& after) {
  node.kind = Kind::scalar;
  if (*from == '"') return double_quoted(node, from, after);
  node.style = Style::single_quoted;
  bool doubled = false;
  const char* p = from + 1;
  for (;; ++p) {
    if (p == eol_) return refuse_open_quote(from);
    if (*p != '\'') continue;
    if (p + 1 == eol_ || p[1] != '\'') break;
    doubled = true;
    ++p;
  }
  node.text = {from + 1, static_cast<std::size_t>(p - from - 1)};
  if (doubled) {
    std::string text;
    for (std::size_t i = 0; i < node.text.size(); ++i) {
      text += node.text[i];
      if (node.text[i] == '\'') ++i;
    }
    node.text = keep(text);
  }
  node.span = span(from, p + 1);
  after = p + 1;
  return true;
}

/// Does the quotation mark at `from`, which is not closed in its line, close further below, as YAML
/// has it: in lines that are deeper than the line it stands in, with nothing behind it?
bool Reader::closes_below(const char* from) const {
  const bool alone = from == content_;  // not behind a key or dash, which may stand further left
  const char quote = *from;
  const char* p = from + 1;
  for (; p != end_ && (*p != quote || (quote == '\'' && p + 1 != end_ && p[1] == quote)); ++p) {
    if (p + 1 != end_ && ((quote == '"' && *p == '\\') || *p == quote)) ++p;
    if (*p != '\n') continue;
    const char* text = p + 1;
    while (text != end_ && *text == ' ') ++text;
    const bool empty = text == end_ || *text == '\r' || *text == '\n';
    if (!empty && !alone && text - p - 1 <= static_cast<std::ptrdiff_t>(indent_)) return false;
  }
  if (p == end_) return false;
  const char* behind = p + 1;
  while (behind != end_ && *behind == ' ') ++behind;
  return behind == end_ || std::string_view{"\r\n#:,]}"}.find(*behind) != std::string_view::npos;
}

bool Reader::refuse_open_quote(const char* from) {
  const std::string lines = "write `|` after the colon for text of several lines";
  fail("unterminated-quote", from, eol_,
       std::string{"the quotation mark ("} + *from + ") opened here is not closed in this line",
       "close it, or " + lines);
  if (!closes_below(from)) return false;
  return unless_yaml(
      "text in quotes that goes on in the next line is not part of the record format",
      "close the quotation mark in this line, or " + lines);
}

bool Reader::double_quoted(Node& node, const char* from, const char*& after) {
  node.style = Style::double_quoted;
  const char* p = from + 1;
  while (p != eol_ && *p != '"' && *p != '\\') ++p;
  if (p != eol_ && *p == '"') {
    node.text = {from + 1, static_cast<std::size_t>(p - from - 1)};
  } else {
    std::string text{from + 1, p};
    while (p != eol_ && *p != '"') {
      if (*p != '\\')
        text += *p++;
      else if (!escape(p, text))
        return false;
    }
    node.text = keep(text);
  }
  const bool escaped = node.text.data() != from + 1;
  if (p == eol_) return refuse_open_quote(from);
  node.span = span(from, p + 1);
  if (escaped) find_escaped_unseen(node);
  after = p + 1;
  return true;
}

/// What is found as it is does not come in as an escape.
void Reader::find_escaped_unseen(const Node& node) {
  const std::string_view bytes{begin_ + node.span.begin, node.span.end - node.span.begin};
  for (auto unseen = find_unseen(node.text); unseen;
       unseen = find_unseen(node.text, unseen->at + unseen->length)) {
    const bool escaped = bytes.find(node.text.substr(unseen->at, unseen->length)) == bytes.npos;
    if (escaped) return report_unseen(node.span, unseen->point, findings_);
  }
}

/// `p` stands on a backslash; leaves it after the escape.
bool Reader::escape(const char*& p, std::string& out) {
  const char* start = p++;
  if (p == eol_)
    return fail("not-in-format", start, eol_,
                "a backslash at the end of a line is not part of the record format",
                "keep text in quotes on one line");
  for (const Escape& known : escapes)
    if (known.letter == *p) {
      append_utf8(out, known.code);
      ++p;
      return true;
    }
  if (*p == 'N' || *p == '_')  // yaml-cpp makes a stray byte of it
    return fail("not-in-format", start, p + 1,
                "'" + std::string{start, p + 1} + "' is not part of the record format",
                *p == 'N' ? "leave it out" : "write \\xa0");
  const int digits = *p == 'x' ? 2 : *p == 'u' ? 4 : *p == 'U' ? 8 : 0;
  ++p;
  std::uint32_t code = 0;
  for (int i = 0; i < digits; ++i, ++p) {
    const int value = p == eol_ ? -1 : hex_value(*p);
    if (value < 0)
      return fail(
          "bad-escape", start, p,
          "'" + std::string{start, p} + "' wants " + std::to_string(digits) + " hexadecimal digits",
          "write \\\\ for a backslash");
    code = code << 4U | static_cast<std::uint32_t>(value);
  }
  if (digits == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    return fail("bad-escape", start, p, "'" + std::string{start, p} + "' stands for no character",
                "write \\\\ for a backslash");
  append_utf8(out, code);
  return true;
}

bool Reader::flow_list(std::uint32_t self, const char* from, const char*& after) {
  nodes_[self].kind = Kind::sequence;
  nodes_[self].style = Style::flow;
  std::uint32_t last = 0;
  const char* p = from + 1;
  for (;;) {
    while (p != eol_ && *p == ' ') ++p;
    if (p != eol_ && *p == ']' && last == 0) break;
    if (p == eol_ || *p == '#')
      return fail("not-in-format", from, eol_, "the list opened here is not closed in this line",
                  "close it with ], or write one element a line, each after `- `");
    if (*p == ']')
      return fail("not-in-format", p, p + 1,
                  "a comma after the last element is not part of the record format",
                  "delete the comma");
    if (*p == ',')
      return fail("syntax", p, p + 1, "an element is missing before this ','",
                  "delete the comma or write the element");
    if (!link(self, last) || !flow_element(nodes_[last], p)) return false;
    while (p != eol_ && *p == ' ') ++p;
    if (p != eol_ && *p == ']') break;
    if (p == eol_ || *p == '#')
      return fail("not-in-format", from, eol_, "the list opened here is not closed in this line",
                  "close it with ], or write one element a line, each after `- `");
    if (*p == ':')
      return fail("not-in-format", p, p + 1, "a list in brackets holds single values only",
                  "write one element a line, each after `- `");
    if (*p != ',')
      return fail("syntax", p, p + 1, "expected a comma or ] in this list",
                  "put elements that hold marks in double quotes");
    ++p;
  }
  after = p + 1;
  nodes_[self].span = span(from, after);
  return true;
}

bool Reader::flow_element(Node& node, const char*& p) {
  const char* from = p;
  if (*p == '"' || *p == '\'') return quoted(node, from, p);
  if (*p == ':' && (p + 1 == eol_ || is_blank(p[1]) || p[1] == ',' || p[1] == ']'))
    return fail("not-in-format", p, p + 1,
                "a colon without a key before it is not part of the record format",
                "put the element in double quotes");
  if (!starts_plain(p, eol_) ||
      (p + 1 != eol_ && (p[1] == ',' || p[1] == ']') && is(indicator, *p)))
    return refuse_construct(p);
  const char* stop = p;
  for (;; ++stop) {
    while (stop != eol_ && !is(flow_mark, *stop)) ++stop;
    if (stop == eol_ || *stop == ',' || *stop == ']') break;
    if (*stop == '[' || *stop == '{' || *stop == '}')
      return fail("syntax", stop, stop + 1,
                  std::string{"'"} + *stop + "' inside an element without quotes",
                  "put the element in double quotes");
    if (*stop == '?')  // ends a text for yaml-cpp and older readers
      return fail("not-in-format", stop, stop + 1, "a question mark inside a list in brackets",
                  "put the element in double quotes");
    const bool colon =
        *stop == ':' && (stop + 1 == eol_ || is_blank(stop[1]) || stop[1] == ',' || stop[1] == ']');
    if (colon)
      return fail("not-in-format", stop, stop + 1, "a list in brackets holds single values only",
                  "put the element in double quotes, or write one element a line");
    if (*stop == '#' && stop != p && is_blank(stop[-1])) break;
    if (*stop == '\t')
      return fail("tab-indentation", stop, stop + 1, "a tab stands in this list", "write a space");
  }
  const char* last = stop;
  while (last != from && is_blank(last[-1])) --last;
  node.text = {from, static_cast<std::size_t>(last - from)};
  node.span = span(from, last);
  node.style = Style::plain;
  node.kind = is_null(node.text) ? Kind::null : Kind::scalar;
  p = stop;
  return true;
}

}  // namespace mieux::yaml
