#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "characters.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

inline constexpr std::ptrdiff_t longest_key = 1024;  // YAML's own limit for a key on one line

/// Recursive descent over the lines of one file. Every function that returns bool returns false
/// after it has reported why it cannot go on.
///
/// A line is paid for once: the marks that were found in the pass over all bytes (`LineMarks`) say
/// whether it has a key, where that ends, and that nothing else is in the line. Then its key and
/// its value are two views, and none of their characters is looked at again but the first and the
/// last. Where they do not say so (quotes, lists in brackets, comments behind values, tabs), the
/// same functions go along the characters, and they alone report.
class Reader {
 public:
  /// `by_marks`: `document` has the marks of this file, and they may be relied on.
  Reader(std::string_view bytes, Document& document, std::pmr::memory_resource& unescaped,
         std::vector<Finding>& findings, bool by_marks);

  bool read();

 private:
  /// Finds a mapping's second use of a key: by the tags of those before it, by a hash set once
  /// there are many. The array is left as it is on purpose: only the first `count` are read.
  struct Keys {
    std::array<std::uint64_t, 64> tags;
    std::uint32_t count = 0;
    std::array<std::uint64_t, 4> kinds{};  ///< a bit for each: most are the first of their kind
    std::unique_ptr<std::unordered_set<std::string_view>> all;

    Keys() {}
    /// Adds a key if no other can be the same; else does nothing.
    bool add_first_of_kind(std::uint64_t tag) {
      const std::uint64_t hash = tag * 0x9E3779B97F4A7C15U;
      const std::uint64_t kind = std::uint64_t{1} << (hash >> 58U);
      std::uint64_t& word = kinds[hash >> 56U & 3U];
      if ((word & kind) != 0 || count == tags.size()) return false;
      word |= kind;
      tags[count++] = tag;
      return true;
    }
  };

  // lines (reader.cpp)
  void take_line();
  bool advance();
  bool check_line_start();
  bool check_first_column();
  [[nodiscard]] bool at_dash() const;
  bool end_of_value(const char* after, std::uint32_t indent);
  bool next_line(std::uint32_t indent);
  bool check_dedent(std::uint32_t indent);

  // structure (reader.cpp)
  bool root();
  bool block(std::uint32_t self, std::uint32_t indent, std::uint32_t depth);
  bool mapping(std::uint32_t self, std::uint32_t indent, std::uint32_t depth);
  bool sequence(std::uint32_t self, std::uint32_t indent, std::uint32_t depth);
  bool element(std::uint32_t self, std::uint32_t indent, std::uint32_t depth);
  bool value(std::uint32_t self, const char* from, std::uint32_t indent, std::uint32_t depth);
  bool absent_or_block(std::uint32_t self, const char* from, std::uint32_t indent,
                       std::uint32_t depth, bool in_mapping);
  bool link(std::uint32_t parent, std::uint32_t& last);
  bool check_duplicate(std::uint32_t parent, std::uint32_t child, Keys& keys);
  [[nodiscard]] bool is_again(std::uint32_t parent, std::uint32_t child, Keys& keys);
  [[nodiscard]] const Node* first_use(std::uint32_t parent, const Node& child) const;
  bool refuse_duplicate(const Node& second, const Node& first);

  // keys (keys.cpp)
  struct SimpleLine;
  bool simple_entries(std::uint32_t parent, std::uint32_t& last, std::uint32_t indent, Keys& keys);
  bool entry(std::uint32_t parent, std::uint32_t& last, Keys& keys, const char*& after);
  [[nodiscard]] bool has_plain_key(const SimpleLine& line) const;
  [[nodiscard]] bool is_simple(const SimpleLine& line) const;
  Node& add_key(const SimpleLine& line, std::uint64_t tag);
  void add_simple(const SimpleLine& line, std::uint64_t tag, std::uint32_t next);
  bool go_to_sibling(SimpleLine& line, std::uint32_t indent);
  bool read_key(Node& node, const char*& after);
  [[nodiscard]] const char* end_of_plain_key() const;
  bool slow_key(Node& node, const char*& after);
  bool quoted_key(Node& node, const char*& after);
  [[nodiscard]] bool is_entry(const char* p);
  bool refuse_entry();
  bool refuse_text_line();

  // values (values.cpp)
  bool inline_value(Node& node, const char* from, const char*& after);
  bool plain(Node& node, const char* from, const char*& after);
  void take_plain(Node& node, const char* from, const char* stop) const {
    node.text = {from, static_cast<std::size_t>(stop - from)};
    node.span = span(from, stop);
    node.kind = is_null(node.text) ? Kind::null : Kind::scalar;
    node.style = Style::plain;
  }
  bool quoted(Node& node, const char* from, const char*& after);
  bool double_quoted(Node& node, const char* from, const char*& after);
  bool refuse_open_quote(const char* from);
  [[nodiscard]] bool closes_below(const char* from) const;
  bool escape(const char*& p, std::string& out);
  void find_escaped_unseen(const Node& node);
  bool flow_list(std::uint32_t self, const char* from, const char*& after);
  bool flow_element(Node& node, const char*& p);
  bool refuse_construct(const char* p);
  std::string_view keep(std::string_view text);

  // block text (block_text.cpp)
  struct BlockText {
    std::string& out;
    bool folded;
    bool any = false;                  ///< a line has been added
    bool previous_deeper = false;      ///< and it was indented deeper than the text
    std::size_t blanks = 0;            ///< empty lines since then
    const char* blanks_end = nullptr;  ///< where the last of them ends

    void append(std::string_view line);
  };
  bool block_text(Node& node, const char* from, std::uint32_t indent);
  bool text_lines(std::uint32_t indent, BlockText& text);
  bool text_header(const char* from, char& chomping);

  [[nodiscard]] std::uint32_t offset(const char* p) const {
    return static_cast<std::uint32_t>(p - begin_);
  }
  [[nodiscard]] Span span(const char* from, const char* to) const {
    return {offset(from), offset(to)};
  }
  /// Does a key of the line being read end at its next mark? Nothing before that is quoted.
  [[nodiscard]] bool key_is_marked() const {
    return by_marks_ && *mark_ <= offset(eol_) && begin_[*mark_ - 1] == ':';
  }
  /// Is all that is left of the line one text, or nothing?
  [[nodiscard]] bool no_mark_is_left() const { return by_marks_ && *mark_ > offset(eol_); }
  [[nodiscard]] std::uint32_t column_of(const char* p) const {
    return static_cast<std::uint32_t>(p - line_);
  }
  bool fail(std::string_view code, const char* from, const char* to, std::string message,
            std::string hint = {});
  /// After `fail`: what has been reported is an error unless other readers take the file for YAML.
  /// Then `message` and `hint` say what it has that records do not use.
  bool unless_yaml(std::string message, std::string hint);

  const char* begin_;
  const char* end_;
  Document& document_;
  std::vector<Node>& nodes_;
  std::pmr::memory_resource& unescaped_;
  std::vector<Finding>& findings_;
  const bool by_marks_;
  const std::uint32_t* mark_;  ///< the first that is left of the line being read, or a later one
  std::optional<Finding> if_yaml_;  ///< instead of the last finding, if the file is YAML

  // the line being read
  const char* line_ = nullptr;     ///< its first byte
  const char* content_ = nullptr;  ///< its first byte that is no space
  const char* eol_ = nullptr;      ///< its end, line break left out
  const char* next_ = nullptr;     ///< the line after it
  std::size_t line_number_ = 0;    ///< of the line after it, from 0
  std::uint32_t indent_ = 0;       ///< the column of `content_`
  bool at_end_ = false;
  const char* value_end_ = nullptr;  ///< where the value read last ended
};

/// Makes the line at `next_` the current one: sets `eol_` and `next_`.
inline void Reader::take_line() {
  eol_ = begin_ + document_.line_ends[line_number_++];
  next_ = eol_ == end_ ? end_ : eol_ + 1;
}

/// The first byte from `p` on that is no space; a line break is none. `limit` is the end of
/// readable memory.
inline const char* skip_spaces(const char* p, const char* eol, const char* limit) {
  if (limit - p >= 8) {  // most lines have less than eight
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof bytes);
    bytes ^= 0x2020'2020'2020'2020U;
    static_assert(std::endian::native == std::endian::little);
    if (bytes != 0) return p + std::countr_zero(bytes) / 8;
    p += 8;
  }
  while (p != eol && *p == ' ') ++p;
  return p;
}

/// Shown in messages: at most 40 bytes, cut at a character.
std::string excerpt(const char* from, const char* to);

}  // namespace mieux::yaml
