#pragma once

#include <cstddef>
#include <memory_resource>
#include <string>
#include <string_view>

#include "mieux/yaml/edit.hpp"
#include "spelling.hpp"

namespace mieux::yaml {

/// A file that is to be edited. `line_begin`, `line_end` and `next_line` are about the line that
/// holds byte `at`; a line's break is part of no line, and `next_line` of the last is the end.
class File {
 public:
  /// Throws Failure (3) if `bytes` cannot be read. They must outlive the file.
  explicit File(std::string_view bytes);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] const Document& document() const { return document_; }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  [[nodiscard]] std::size_t next_line(std::size_t at) const;
  /// The first byte from `at` on that is no space.
  [[nodiscard]] std::size_t after_spaces(std::size_t at) const;
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return bytes_.substr(begin, end - begin);
  }
  [[nodiscard]] bool is_blank_line(std::size_t line) const {
    return after_spaces(line) == line_end(line);
  }
  [[nodiscard]] bool is_comment(std::size_t line) const {
    const std::size_t at = after_spaces(line);
    return at != line_end(line) && bytes_[at] == '#';
  }
  /// Is this the last line, without a line break?
  [[nodiscard]] bool is_cut_off(std::size_t line) const {
    return next_line(line) == bytes_.size() && !bytes_.ends_with('\n');
  }
  /// Columns between the start of the line and `at`.
  [[nodiscard]] std::size_t column(std::size_t at) const { return at - line_begin(at); }
  /// Would block text at column `indent` that ends before `line` swallow lines below it?
  [[nodiscard]] bool swallowed(std::size_t line, std::size_t indent) const;
  /// `text` with the line breaks of the file.
  [[nodiscard]] std::string with_breaks(std::string_view text) const;

 private:
  std::string_view bytes_;
  std::pmr::monotonic_buffer_resource unescaped_;
  Document document_;
};

/// An entry of a table or an element of a list, with its key or dash.
struct Entry {
  const Node* value = nullptr;
  bool dash = false;
  std::size_t begin = 0;   ///< of its key or dash
  std::size_t head = 0;    ///< behind its colon or dash
  std::size_t indent = 0;  ///< the column of `begin`
};

/// How many children of `parent` stand before `child`.
std::size_t position_in(const Document& document, const Node& parent, const Node& child);

/// The entry at `position` of a table or list that is not in brackets.
Entry entry_of(const File& file, const Node& parent, std::size_t position);

/// The column of the lines of block text; 0 if it has none.
std::size_t text_column(const File& file, const Node& block_text);

/// Bytes [begin, end) of a file become `text`.
struct Splice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// How to do an edit whose path has been checked. The whole of a list in brackets is written anew
/// where it gets an element that is a table or list.
Splice splice_set(const File& file, const Path& path, const Value& value);
/// `position` of the new key or element among those that are there.
Splice splice_add(const File& file, const Path& path, std::size_t position, const Value& value);
/// The table or list of `path` keeps another value.
Splice splice_remove(const File& file, const Path& path);

/// Path of the table or list that holds the value at `path` (not empty).
Path parent_of(const Path& path);

/// `value` as it stands inside brackets or behind a key, in the quotes of `old` if they can hold
/// it. Never block text.
std::string spelled(const Value& value, const Node& old, bool in_flow);

}  // namespace mieux::yaml
