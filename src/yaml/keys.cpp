#include <string>

#include "characters.hpp"
#include "mieux/base/tag.hpp"
#include "reader.hpp"

namespace mieux::yaml {
namespace {

const char* skip_word(const char* p, const char* eol) {
  while (p != eol && is(word, *p)) ++p;
  return p;
}

bool is_key_colon(const char* p, const char* eol) {
  return p != eol && *p == ':' && (p + 1 == eol || is_blank(p[1]));
}

/// The colon that ends a plain key starting at `p`, or null if this is no `key: value`.
const char* find_key_colon(const char* p, const char* eol, const char* limit) {
  const char* from = p;
  for (;;) {
    const char* found = find_special(from, eol, limit);
    if (found == eol) return nullptr;
    if (is_key_colon(found, eol)) return found;
    if (*found == '#' && found != p && is_blank(found[-1])) return nullptr;
    from = found + 1;
  }
}

}  // namespace

/// A line by offsets of the file: its key, if it has one, where the blank behind the colon stands,
/// and its end.
struct Reader::SimpleLine {
  std::uint32_t key;
  std::uint32_t blank;
  std::uint32_t end;
};

/// Does a key that begins with a letter end at the first mark of its line?
inline bool Reader::has_plain_key(const SimpleLine& line) const {
  const char* const blank = begin_ + line.blank;
  const std::uint32_t size = line.blank - 1 - line.key;
  return blank[-1] == ':' && blank[-2] != ' ' && size <= longest_key && end_ - blank >= 8 &&
         !is_null({begin_ + line.key, size});
}

/// Is it a letter and more, a colon and a space, and plain text up to the end of the line, as most
/// entries are? What is asked here and done in `add_simple` is all that such a line costs.
inline bool Reader::is_simple(const SimpleLine& line) const {
  if (line.blank >= line.end - 1 || mark_[1] <= line.end) return false;
  return is(first, begin_[line.blank + 1]) && begin_[line.end - 1] != ' ' && has_plain_key(line);
}

/// Adds an entry with its key.
inline Node& Reader::add_key(const SimpleLine& line, std::uint64_t tag) {
  Node& node = nodes_.emplace_back();
  node.key = {begin_ + line.key, line.blank - 1 - line.key};
  node.tag = tag;
  node.key_span = {line.key, line.blank - 1};
  return node;
}

inline void Reader::add_simple(const SimpleLine& line, std::uint64_t tag, std::uint32_t next) {
  Node& node = add_key(line, tag);
  node.text = {begin_ + line.blank + 1, line.end - line.blank - 1};
  node.span = {line.blank + 1, line.end};
  node.next = next;
  node.kind = is_null(node.text) ? Kind::null : Kind::scalar;
}

/// Goes to the next line if it plainly is the next entry of the table; else does nothing.
inline bool Reader::go_to_sibling(SimpleLine& line, std::uint32_t indent) {
  const char* const begin = next_;
  if (end_ - begin < 16 || indent >= 8) return false;
  const char* const content = begin + indent;
  if (skip_spaces(begin, end_, end_) != content || !is(letter, *content)) return false;
  line_ = begin;
  content_ = content;
  take_line();
  line = {offset(content), *mark_, offset(eol_)};
  return true;
}

/// Takes the entries from here on that are as most are, if any. The first may follow a dash.
bool Reader::simple_entries(std::uint32_t parent, std::uint32_t& last, std::uint32_t indent,
                            Keys& keys) {
  if (!is(letter, *content_)) return true;
  const auto begin = static_cast<std::uint32_t>(nodes_.size());
  std::uint32_t next = begin;
  SimpleLine line{offset(content_), *mark_, offset(eol_)};
  while (next < max_nodes && is_simple(line)) {
    const std::uint64_t tag = tag_of_readable(begin_ + line.key, line.blank - 1 - line.key);
    if (!keys.add_first_of_kind(tag)) break;
    add_simple(line, tag, ++next);
    ++mark_;
    if (go_to_sibling(line, indent)) continue;
    if (!next_line(indent)) return false;
    if (at_end_ || indent_ != indent || !is(letter, *content_)) break;
    line = {offset(content_), *mark_, offset(eol_)};
  }
  if (next == begin) return true;
  if (last != 0) nodes_[last].next = begin;
  last = next - 1;
  nodes_[last].next = 0;
  nodes_[parent].size += next - begin;
  value_end_ = begin_ + nodes_[last].span.end;
  return true;
}

/// Adds the entry of this line, with its key, to a table; `after` is the byte behind the colon.
bool Reader::entry(std::uint32_t parent, std::uint32_t& last, Keys& keys, const char*& after) {
  const SimpleLine line{offset(content_), *mark_, offset(eol_)};
  const bool marked = by_marks_ && line.blank <= line.end && is(letter, *content_) &&
                      nodes_.size() < max_nodes && has_plain_key(line);
  const std::uint64_t tag = marked ? tag_of_readable(content_, line.blank - 1 - line.key) : 0;
  if (!marked || !keys.add_first_of_kind(tag))
    return link(parent, last) && read_key(nodes_[last], after) &&
           check_duplicate(parent, last, keys);
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  add_key(line, tag);
  if (last != 0) nodes_[last].next = child;
  last = child;
  ++nodes_[parent].size;
  ++mark_;
  after = begin_ + line.blank;
  return true;
}

/// The colon behind the key, if it begins as most do and runs to the first colon; else null.
const char* Reader::end_of_plain_key() const {
  if (!is(word, *content_)) return nullptr;
  if (key_is_marked()) return begin_ + *mark_ - 1;
  const char* stop = find_special(content_, eol_, end_);
  return is_key_colon(stop, eol_) ? stop : nullptr;
}

/// Most keys start with a letter and run to the first colon.
bool Reader::read_key(Node& node, const char*& after) {
  const char* p = content_;
  const char* stop = end_of_plain_key();
  if (stop != nullptr && !is_blank(stop[-1]) && stop - p <= longest_key &&
      (*p != '-' || p + 1 != stop) && !is_null({p, static_cast<std::size_t>(stop - p)})) {
    node.key = {p, static_cast<std::size_t>(stop - p)};
    node.key_span = span(p, stop);
    node.tag = end_ - p >= 8 ? tag_of_readable(p, node.key.size()) : tag_of(node.key);
    after = stop + 1;
  } else {
    if (!slow_key(node, after)) return false;
    node.tag = tag_of(node.key);
  }
  while (by_marks_ && *mark_ <= offset(after)) ++mark_;
  return true;
}

bool Reader::slow_key(Node& node, const char*& after) {
  const char* p = content_;
  if (!is_entry(p)) return refuse_entry();
  if (*p == '"' || *p == '\'') return quoted_key(node, after);
  const char* colon = find_key_colon(p, eol_, end_);
  const char* last = colon;
  while (last != p && is_blank(last[-1])) --last;
  if (last == p)
    return fail("not-in-format", p, colon + 1,
                "a colon without a key before it is not part of the record format",
                "write the name of the field before it");
  const std::string_view special = "!&*?[]{}|>@`%,";
  if (special.find(*p) != std::string_view::npos && (*p != '?' || is_blank(p[1])))
    return refuse_construct(p);
  node.key = {p, static_cast<std::size_t>(last - p)};
  node.key_span = span(p, last);
  if (node.key == "<<")
    return fail("not-in-format", p, last, "a merge key (<<) is not part of the record format",
                "write the values out");
  if (is_null(node.key))
    return fail("not-in-format", p, last,
                "a key that YAML reads as null ('" + excerpt(p, last) +
                    "') is not part of the record format",
                "put the key in double quotes");
  if (last - p > longest_key)
    return fail("syntax", p, last,
                "this key is longer than " + std::to_string(longest_key) + " characters",
                "shorten it; was a text meant, without a field before it?");
  if (const char* tab = find_special(p, colon, end_); tab != colon && *tab == '\t')
    return fail("tab-indentation", tab, tab + 1, "a tab stands in this key", "write a space");
  after = colon + 1;
  return true;
}

bool Reader::quoted_key(Node& node, const char*& after) {
  Node key;
  const char* p = nullptr;
  if (!quoted(key, content_, p)) return false;
  while (p != eol_ && *p == ' ') ++p;
  if (!is_key_colon(p, eol_)) return refuse_entry();
  if (p - content_ > longest_key)
    return fail("syntax", content_, p,
                "this key is longer than " + std::to_string(longest_key) + " characters",
                "shorten it; was a text meant, without a field before it?");
  node.key = key.text;
  node.key_span = key.span;
  after = p + 1;
  return true;
}

/// Does `key: value` start at `p`?
bool Reader::is_entry(const char* p) {
  if (*p == '"' || *p == '\'') {
    const char quote = *p;
    const char* q = p + 1;
    for (; q != eol_ && *q != quote; ++q)
      if (quote == '"' && *q == '\\' && q + 1 != eol_) ++q;
    while (q != eol_ && quote == '\'' && q + 1 != eol_ && q[1] == quote) {
      q += 2;  // '' is a quote inside single quotes
      while (q != eol_ && *q != quote) ++q;
    }
    if (q == eol_) return false;
    ++q;
    while (q != eol_ && *q == ' ') ++q;
    return is_key_colon(q, eol_);
  }
  if (*p == '[' || *p == '{' || *p == '#') return false;
  if (by_marks_) return key_is_marked();
  return find_key_colon(p, eol_, end_) != nullptr;
}

/// The line should hold `key: value` and does not: says why.
bool Reader::refuse_entry() {
  const char* p = content_;
  if (*p == '"' || *p == '\'') {
    Node node;
    const char* after = nullptr;
    if (!quoted(node, p, after)) return false;
  }
  if (*p == '[')
    return fail("not-in-format", p, p + 1, "a list in brackets must follow a key or a dash",
                "write a key, a colon and a space before it");
  if (*p == '-' && p + 1 != eol_ && p[1] == '\t')
    return fail("tab-indentation", p + 1, p + 2, "a tab follows the dash", "write a space");
  if (std::string_view{"!&*{|>@`%"}.find(*p) != std::string_view::npos ||
      (*p == '?' && (p + 1 == eol_ || p[1] == ' ')))
    return refuse_construct(p);
  const char* word = skip_word(p, eol_);
  if (word != p && word != eol_ && *word == ':' && word + 1 != eol_)
    return fail("syntax", word, word + 1,
                "no space follows the colon in '" + excerpt(p, eol_) + "'",
                "write '" + std::string{p, word} + ": " + excerpt(word + 1, eol_) + "'");
  return fail("syntax", p, eol_, "expected `key: value`, found '" + excerpt(p, eol_) + "'",
              "write a key, a colon and a space before the value");
}

/// The same of a line that may be a text by itself, as YAML has it.
bool Reader::refuse_text_line() {
  refuse_entry();
  const Finding& found = findings_.back();
  if (if_yaml_ || found.code != "syntax") return false;
  if (found.span.end != offset(eol_)) return unless_yaml(found.message, found.hint);
  return unless_yaml("a text on a line of its own is not part of the record format",
                     "write it in the line of its key or dash, or `|` there and the text below");
}

}  // namespace mieux::yaml
