#include "reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "characters.hpp"
#include "mieux/base/tag.hpp"
#include "mieux/yaml/conflict.hpp"
#include "yaml/foreign/tree.hpp"

namespace mieux::yaml {
namespace {

bool is_document_marker(const char* line, const char* eol) {
  if (eol - line < 3) return false;
  const bool marker = std::memcmp(line, "---", 3) == 0 || std::memcmp(line, "...", 3) == 0;
  return marker && (eol - line == 3 || is_blank(line[3]));
}

std::string columns(std::uint32_t count) {
  return std::to_string(count) + (count == 1 ? " space" : " spaces");
}

}  // namespace

std::string excerpt(const char* from, const char* to) {
  constexpr std::ptrdiff_t most = 40;
  if (to - from <= most) return {from, to};
  const char* cut = from + most;
  while (cut > from && (static_cast<unsigned char>(*cut) & 0xC0U) == 0x80U) --cut;
  return std::string{from, cut} + "...";
}

Reader::Reader(std::string_view bytes, Document& document, std::pmr::memory_resource& unescaped,
               std::vector<Finding>& findings, bool by_marks)
    : begin_(bytes.data()),
      end_(bytes.data() + bytes.size()),
      document_(document),
      nodes_(document.nodes),
      unescaped_(unescaped),
      findings_(findings),
      by_marks_(by_marks),
      mark_(document.marks.data()),
      next_(begin_),
      value_end_(begin_) {}

bool Reader::fail(std::string_view code, const char* from, const char* to, std::string message,
                  std::string hint) {
  findings_.push_back({Severity::error, code, span(from, to), std::move(message), std::move(hint)});
  return false;
}

bool Reader::unless_yaml(std::string message, std::string hint) {
  if_yaml_ = findings_.back();
  if_yaml_->code = "not-in-format";
  if_yaml_->message = std::move(message);
  if_yaml_->hint = std::move(hint);
  return false;
}

bool Reader::read() {
  nodes_.clear();
  nodes_.emplace_back();
  if (root()) return true;
  if (if_yaml_ && is_yaml({begin_, static_cast<std::size_t>(end_ - begin_)}))
    findings_.back() = std::move(*if_yaml_);
  return false;
}

// --- lines

inline bool Reader::check_line_start() {
  if (indent_ != 0 ? *content_ != '\t' : is(letter, *content_)) return true;
  return check_first_column();
}

/// Goes to the next line with content; sets `at_end_` where there is none.
bool Reader::advance() {
  while (next_ != end_) {
    line_ = next_;
    take_line();
    if (eol_ != line_ && eol_[-1] == '\r') --eol_;
    content_ = skip_spaces(line_, eol_, end_);
    if (content_ == eol_ || *content_ == '#') continue;
    indent_ = column_of(content_);
    if (by_marks_)
      for (const std::uint32_t begin = offset(line_); *mark_ < begin;) ++mark_;
    return check_line_start();
  }
  at_end_ = true;
  return true;
}

bool Reader::check_first_column() {
  const char c = *content_;
  if (c == '\t')
    return fail("tab-indentation", content_, content_ + 1, "this line is indented with a tab",
                "indent with two spaces");
  if (indent_ != 0 || (is(word, c) && c != '-' && c != '.')) return true;
  if (is_conflict_marker({line_, eol_}))
    return fail("merge-conflict", line_, eol_, "unresolved merge: '" + excerpt(line_, eol_) + "'",
                "keep the lines that are right, delete the others and the markers");
  if (is_document_marker(line_, eol_))
    return fail("not-in-format", line_, line_ + 3,
                "a document marker '" + std::string{line_, line_ + 3} +
                    "' is not part of the record format",
                "a file holds one record: delete this line, or move the rest to its own file");
  if (c == '%')
    return fail("not-in-format", line_, eol_,
                "a YAML directive (%) is not part of the record format", "delete this line");
  return true;
}

bool Reader::at_dash() const {
  return *content_ == '-' && (content_ + 1 == eol_ || content_[1] == ' ');
}

/// After a value on one line: nothing but a comment may follow, and no deeper line below.
bool Reader::end_of_value(const char* after, std::uint32_t indent) {
  value_end_ = after;
  const char* p = after;
  while (p != eol_ && *p == ' ') ++p;
  if (p != eol_ && *p == '\t')
    return fail("tab-indentation", p, p + 1, "a tab stands here", "write a space");
  if (p != eol_ && (*p != '#' || p == after)) {
    fail("syntax", p, eol_, "'" + excerpt(p, eol_) + "' follows the end of the value",
         "delete it, or put the whole value in double quotes");
    if (*p != ':') return false;
    return unless_yaml("a list as a key is not part of the record format",
                       "write `key: value`, with a text as its key");
  }
  return next_line(indent);
}

/// After the end of a line with a whole value: no deeper line may be below.
bool Reader::next_line(std::uint32_t indent) {
  if (!advance()) return false;
  if (!at_end_ && indent_ > indent)
    return fail("not-in-format", content_, eol_,
                "the line is indented deeper than the line above, which holds a whole value",
                "for text of several lines write `|` after the colon and the text below it");
  return true;
}

/// The line after a block: it must belong to a level that is open.
bool Reader::check_dedent(std::uint32_t indent) {
  if (at_end_ || indent_ <= indent) return true;
  return fail("bad-indentation", content_, eol_,
              "this line is indented by " + columns(indent_) + "; no level above it is",
              "give all entries of one level the same indentation");
}

// --- structure

bool Reader::root() {
  if (!advance()) return false;
  if (at_end_)
    return fail("empty-file", begin_, begin_, "the file holds no record",
                "write `id:` and the other fields, or delete the file");
  if (!at_dash() && !is_entry(content_)) return refuse_text_line();
  const std::uint32_t indent = indent_;
  if (!block(0, indent, 1)) return false;
  if (at_end_) return true;
  if (indent_ == indent)
    return fail("syntax", content_, eol_,
                at_dash() ? "a list element stands between the fields of a table"
                          : "'" + excerpt(content_, eol_) + "' stands between elements of a list",
                "delete this line, or indent it below the field it belongs to");
  return fail("bad-indentation", content_, eol_, "text after the end of the record",
              "give all entries of one level the same indentation");
}

bool Reader::block(std::uint32_t self, std::uint32_t indent, std::uint32_t depth) {
  if (depth > max_depth)
    return fail("too-deep", content_, eol_,
                "values are nested deeper than " + std::to_string(max_depth) + " levels",
                "a record needs no more than a few levels");
  return at_dash() ? sequence(self, indent, depth) : mapping(self, indent, depth);
}

/// Adds a node behind `last`, which it becomes.
bool Reader::link(std::uint32_t parent, std::uint32_t& last) {
  if (nodes_.size() >= max_nodes)
    return fail("too-large", content_, eol_,
                "the file holds more than " + std::to_string(max_nodes) + " values",
                "divide the record");
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  if (last != 0) nodes_[last].next = child;
  last = child;
  ++nodes_[parent].size;
  return true;
}

bool Reader::mapping(std::uint32_t self, std::uint32_t indent, std::uint32_t depth) {
  nodes_[self].kind = Kind::mapping;
  nodes_[self].style = Style::block;
  nodes_[self].span.begin = offset(content_);
  std::uint32_t last = 0;
  Keys keys;
  do {
    if (by_marks_ && !simple_entries(self, last, indent, keys)) return false;
    if (at_end_ || indent_ != indent || at_dash()) break;
    const char* after = nullptr;
    if (!entry(self, last, keys, after) || !value(last, after, indent, depth)) return false;
  } while (!at_end_ && indent_ == indent && !at_dash());
  nodes_[self].span.end = offset(value_end_);
  return check_dedent(indent);
}

bool Reader::sequence(std::uint32_t self, std::uint32_t indent, std::uint32_t depth) {
  nodes_[self].kind = Kind::sequence;
  nodes_[self].style = Style::block;
  nodes_[self].span.begin = offset(content_);
  std::uint32_t last = 0;
  do {
    if (!link(self, last) || !element(last, indent, depth)) return false;
  } while (!at_end_ && indent_ == indent && at_dash());
  nodes_[self].span.end = offset(value_end_);
  return check_dedent(indent);
}

/// One `- ...` of a sequence whose dashes stand at `indent`.
bool Reader::element(std::uint32_t self, std::uint32_t indent, std::uint32_t depth) {
  const char* p = content_ + 1;
  while (p != eol_ && *p == ' ') ++p;
  if (p == eol_ || *p == '#') return absent_or_block(self, content_ + 1, indent, depth, false);
  if (*p == '\t')
    return fail("tab-indentation", p, p + 1, "a tab follows the dash", "write a space");
  const bool dash = *p == '-' && (p + 1 == eol_ || p[1] == ' ');
  if (!dash && !is_entry(p)) return value(self, p, indent, depth);
  content_ = p;
  indent_ = column_of(p);
  return block(self, indent_, depth + 1);
}

/// `from` is the byte after a colon or dash with nothing else on the line.
bool Reader::absent_or_block(std::uint32_t self, const char* from, std::uint32_t indent,
                             std::uint32_t depth, bool in_mapping) {
  nodes_[self].span = span(from, from);
  value_end_ = from;
  if (!advance()) return false;
  if (at_end_) return true;
  if (indent_ > indent) {
    if (!at_dash() && !is_entry(content_)) return refuse_text_line();
    return block(self, indent_, depth + 1);
  }
  if (in_mapping && indent_ == indent && at_dash()) {
    if (depth >= max_depth) return block(self, indent, depth + 1);
    return sequence(self, indent, depth + 1);
  }
  return true;
}

/// What follows a colon or a dash, from byte `from` on.
bool Reader::value(std::uint32_t self, const char* from, std::uint32_t indent,
                   std::uint32_t depth) {
  const char* p = from;
  while (p != eol_ && *p == ' ') ++p;
  const bool comment = p != eol_ && *p == '#' && p != from;
  if (p == eol_ || comment) return absent_or_block(self, from, indent, depth, true);
  const char* after = nullptr;
  if (no_mark_is_left() && !is(indicator, *p)) {  // plain text up to the end of the line
    const char* stop = eol_;
    while (is_blank(stop[-1])) --stop;
    take_plain(nodes_[self], p, stop);
    value_end_ = stop;
    return next_line(indent);
  }
  if (*p == '[') return flow_list(self, p, after) && end_of_value(after, indent);
  if (*p == '|' || *p == '>') return block_text(nodes_[self], p, indent);
  return inline_value(nodes_[self], p, after) && end_of_value(after, indent);
}

bool Reader::check_duplicate(std::uint32_t parent, std::uint32_t child, Keys& keys) {
  if (keys.add_first_of_kind(nodes_[child].tag)) return true;
  if (!is_again(parent, child, keys)) return true;
  return refuse_duplicate(nodes_[child], *first_use(parent, nodes_[child]));
}

const Node* Reader::first_use(std::uint32_t parent, const Node& child) const {
  for (const Node& node : Children{document_, nodes_[parent]})
    if (node.tag == child.tag && node.key == child.key) return &node;
  return nullptr;
}

/// Is the key there already? One of the same kind may be.
bool Reader::is_again(std::uint32_t parent, std::uint32_t child, Keys& keys) {
  const std::uint64_t tag = nodes_[child].tag;
  if (keys.count < keys.tags.size()) {
    bool same_tag = false;
    for (std::uint32_t i = 0; i < keys.count; ++i) same_tag |= keys.tags[i] == tag;
    keys.tags[keys.count++] = tag;
    return same_tag && first_use(parent, nodes_[child]) != &nodes_[child];
  }
  if (!keys.all) {
    keys.all = std::make_unique<std::unordered_set<std::string_view>>();
    for (const Node& node : Children{document_, nodes_[parent]})
      if (&node != &nodes_[child]) keys.all->insert(node.key);
  }
  return !keys.all->insert(nodes_[child].key).second;
}

bool Reader::refuse_duplicate(const Node& second, const Node& first) {
  const auto line = 1 + std::count(begin_, begin_ + first.key_span.begin, '\n');
  return fail("duplicate-key", begin_ + second.key_span.begin, begin_ + second.key_span.end,
              "'" + excerpt(second.key.data(), second.key.data() + second.key.size()) +
                  "' stands here for the second time; the first is in line " + std::to_string(line),
              "delete one of the two");
}

// --- the layer's contract

const Node* Document::find(const Node& mapping, std::string_view key) const {
  if (mapping.kind != Kind::mapping) return nullptr;
  const std::uint64_t tag = tag_of(key);
  for (const Node& child : Children{*this, mapping})
    if (child.tag == tag && child.key == key) return &child;
  return nullptr;
}

bool read(std::string_view bytes, Document& document, std::pmr::memory_resource& unescaped,
          std::vector<Finding>& findings) {
  if (bytes.size() > max_bytes) {
    findings.push_back({Severity::error,
                        "too-large",
                        {max_bytes, max_bytes + 1},
                        "the file has " + std::to_string(bytes.size()) +
                            " bytes; a record has at most " + std::to_string(max_bytes),
                        "keep documents beside the record and name them in `documents`"});
    return false;
  }
  LineMarks lines{document.line_ends, document.marks, document.way == Way::quick};
  if (!check_characters(bytes, findings, lines)) return false;
  const bool by_marks = lines.ordinary && document.way != Way::careful;
  if (!Reader(bytes, document, unescaped, findings, by_marks).read()) return false;
  if (!bytes.ends_with('\n')) {
    const auto end = static_cast<std::uint32_t>(bytes.size());
    findings.push_back({Severity::warning,
                        "missing-final-newline",
                        {end, end},
                        "the last line does not end with a line break: was the file cut off?",
                        "compare the end with what you expect, then add a line break"});
  }
  return true;
}

}  // namespace mieux::yaml
