// Where the comments of a Markdown text are. What is code is passed over.
#include <algorithm>

#include "marks.hpp"

namespace mieux {
namespace {

constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view comment_end = "-->";
constexpr std::size_t fence_length = 3;
constexpr std::size_t most_indented = 3;  ///< by four spaces it is code, or part of a list

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t run_length(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of(text[at], at);
  return std::min(end, text.size()) - at;
}

class CommentScanner {
 public:
  explicit CommentScanner(std::string_view text) : text_(text) {}

  std::vector<Comment> run() {
    while (at_ < text_.size()) {
      if (at_line_start_ && skip_fence()) continue;
      step();
    }
    return std::move(comments_);
  }

 private:
  void step() {
    const char c = text_[at_];
    at_line_start_ = c == '\n';
    if (c == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n')
      at_ += 2;
    else if (c == '`')
      skip_code();
    else if (text_.substr(at_).starts_with(comment_begin))
      take_comment();
    else
      ++at_;
  }

  /// Passes over a fence and what it holds, if one begins in this line.
  bool skip_fence() {
    const std::size_t begin = text_.find_first_not_of(' ', at_);
    if (begin == text_.npos || begin - at_ > most_indented) return false;
    const char mark = text_[begin];
    if (mark != '`' && mark != '~') return false;
    const std::size_t length = run_length(text_, begin);
    const std::string_view rest = line_at(begin).substr(length);
    // Backticks behind backticks: code in a sentence.
    if (length < fence_length || (mark == '`' && rest.find('`') != rest.npos)) return false;
    at_ = next_line(begin);
    while (at_ < text_.size() && !closes(mark, length)) at_ = next_line(at_);
    at_ = next_line(at_);
    return true;
  }

  [[nodiscard]] bool closes(char mark, std::size_t length) const {
    const std::string_view line = line_at(at_);
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == line.npos || begin > most_indented || line[begin] != mark) return false;
    const std::size_t run = run_length(line, begin);
    return run >= length && line.find_first_not_of(" \t\r", begin + run) == line.npos;
  }

  /// Code in a sentence ends with as many backticks, in the same paragraph. Without an end they
  /// are letters.
  void skip_code() {
    const std::size_t length = run_length(text_, at_);
    const std::size_t first = at_ + length;
    at_ = first;
    const std::size_t end = std::min(text_.find("\n\n", first), text_.size());
    for (std::size_t next = text_.find('`', first); next < end; next = text_.find('`', next)) {
      const std::size_t run = run_length(text_, next);
      next += run;
      if (run != length) continue;
      at_ = next;
      return;
    }
  }

  void take_comment() {
    const std::size_t first = at_ + comment_begin.size();
    const std::size_t end = text_.find(comment_end, first);
    const bool ends = end != text_.npos;
    const std::size_t last = ends ? end : text_.size();
    const std::size_t after = ends ? end + comment_end.size() : text_.size();
    comments_.push_back({span_of(at_, after), span_of(first, last), ends});
    // A mark that has no end shall not hide those behind it.
    at_ = ends ? after : first;
  }

  [[nodiscard]] std::string_view line_at(std::size_t at) const {
    return text_.substr(at, text_.find('\n', at) - at);
  }
  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == text_.npos ? text_.size() : end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool at_line_start_ = true;
  std::vector<Comment> comments_;
};

}  // namespace

std::vector<Comment> comments_of(std::string_view text) { return CommentScanner(text).run(); }

std::string without_comments(std::string_view text) {
  std::string rest;
  std::size_t at = 0;
  for (const Comment& comment : comments_of(text)) {
    rest += text.substr(at, comment.span.begin - at);
    at = comment.span.end;
  }
  return rest += text.substr(at);
}

bool stands_alone(std::string_view text, Span comment) {
  const std::size_t before = text.substr(0, comment.begin).rfind('\n');
  const std::size_t line = before == text.npos ? 0 : before + 1;
  const std::size_t after = std::min(text.find('\n', comment.end), text.size());
  return text.substr(line, comment.begin - line).find_first_not_of(' ') == text.npos &&
         comment.begin - line <= most_indented &&
         text.substr(comment.end, after - comment.end).find_first_not_of(" \t\r") == text.npos;
}

}  // namespace mieux
