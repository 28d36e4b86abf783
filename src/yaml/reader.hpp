#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mieux/yaml/document.hpp"

namespace mieux::yaml {

/// Recursive descent over the lines of one file. Every function that returns bool returns false
/// after it has reported why it cannot go on.
class Reader {
 public:
  Reader(std::string_view bytes, Document& document, std::pmr::memory_resource& unescaped,
         std::vector<Finding>& findings);

  bool read();

 private:
  /// Finds a mapping's second use of a key: by the tags of those before it, by a hash set once
  /// there are many. The array is left as it is on purpose: only the first `count` are read.
  struct Keys {
    std::array<std::uint64_t, 64> tags;
    std::uint32_t count = 0;
    std::unique_ptr<std::unordered_set<std::string_view>> all;

    Keys() {}
  };

  // lines (reader.cpp)
  void take_line();
  bool advance();
  bool check_line_start();
  [[nodiscard]] bool at_dash() const;
  bool end_of_value(const char* after, std::uint32_t indent);
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
  bool link(std::uint32_t parent, std::uint32_t& last, std::uint32_t& child);
  bool check_duplicate(std::uint32_t parent, std::uint32_t child, Keys& keys);
  bool refuse_duplicate(const Node& second, const Node& first);

  // keys (keys.cpp)
  bool read_key(Node& node, const char*& after);
  bool slow_key(Node& node, const char*& after);
  bool quoted_key(Node& node, const char*& after);
  [[nodiscard]] bool is_entry(const char* p);
  bool refuse_entry();
  bool refuse_text_line();

  // values (values.cpp)
  bool inline_value(Node& node, const char* from, const char*& after);
  bool plain(Node& node, const char* from, const char*& after);
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

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Shown in messages: at most 40 bytes, cut at a character.
std::string excerpt(const char* from, const char* to);

}  // namespace mieux::yaml
