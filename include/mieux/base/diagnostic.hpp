#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// Bytes [begin, end) of one file's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

enum class Severity : std::uint8_t { note, warning, error };

std::string_view name_of(Severity severity);

/// Something to say about a stretch of one text, before it is known which file the text is.
/// `message` says what is, with the value; `hint` (may be empty) what to type next.
struct Finding {
  Severity severity = Severity::error;
  std::string_view
      code;  ///< stable, documented in docs/diagnostics.md; must point to static storage
  Span span;
  std::string message;
  std::string hint;
  std::string_view field =
      {};  ///< of a field that is missing: its name, which outlives the finding
};

/// A stretch of a file as a person sees it.
/// Lines and columns count from 1, columns and `length` in characters (code points).
/// `line` 0 means the file or folder as a whole.
struct Place {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  /// The line, without its line end; of a long one what is around the place. Empty if `line` is 0.
  std::string line_text;
  std::uint32_t left_out = 0;  ///< characters of the line before `line_text`
};

/// The other end of a finding: a second place, and what is there.
struct Related {
  Place place;
  std::string message;
};

/// A located finding: what `mieux validate` prints. About a text that is no record the code may be
/// empty.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string_view code;
  Place where;
  std::string message;
  std::string hint;
  std::vector<Related> related;
};

/// Where `span` of `text` is, in lines and columns. A span that reaches over the end of its first
/// line is cut there.
Place locate(std::string path, std::string_view text, Span span);

Diagnostic locate(std::string path, std::string_view text, Finding finding);

/// Where the lines and characters of a text are, counted once for many places in it.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view text);

  /// As `locate`; `text` must be the one that was counted.
  [[nodiscard]] Place locate(std::string path, std::string_view text, Span span) const;

 private:
  /// Characters before the byte `at`, which begins one.
  [[nodiscard]] std::size_t characters_before(std::string_view text, std::size_t at) const;

  struct Milestone {
    std::size_t byte = 0;
    std::size_t character = 0;
  };
  std::vector<std::uint32_t> line_starts_{0};  ///< bytes
  std::vector<Milestone> milestones_{{0, 0}};
};

/// By path, line, column, then code and message: the order in which diagnostics are printed.
void sort(std::vector<Diagnostic>& diagnostics);

/// The diagnostic as lines of text for a terminal: location, message and code; the line with
/// carets; related places; the hint. Ends with a newline. Control characters of the record are
/// shown as escapes; `colour` adds terminal colours.
std::string render(const Diagnostic& diagnostic, bool colour);

}  // namespace mieux
