#include "walk.hpp"

#include <algorithm>
#include <cstdint>

#include "base/utf8.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {
namespace {

constexpr std::string_view report = "write the value in a simpler way";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_bracket_sign(char c) { return std::string_view(",[]{}").find(c) != std::string_view::npos; }

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

void Walk::refuse(const std::string& what, const std::string& hint) const {
  const std::size_t at = std::min(at_, bytes_.size());
  const auto line = 1 + std::count(bytes_.begin(), bytes_.begin() + static_cast<long>(at), '\n');
  throw Failure(Exit::refused, "line " + std::to_string(line) + ": " + what, hint);
}

/// Goes on from where it was asked last: a long line must not be searched for every value.
std::size_t Walk::column() {
  for (; searched_ < at_; ++searched_)
    if (bytes_[searched_] == '\n') line_begin_ = searched_ + 1;
  return at_ - line_begin_;
}

void Walk::scalar(std::string_view text, bool is_plain) {
  skip_signs(is_plain ? text : std::string_view());
  begin_value();
  const char c = peek();
  if (!at_end() && is_plain) return plain(text);
  if (!at_end() && (c == '"' || c == '\'')) return quoted(text);
  if (!at_end() && (c == '|' || c == '>')) return block_text(text);
  refuse("a value is read here that does not stand here", std::string(report));
}

void Walk::key_ends(bool in_block) {
  if (bytes_.substr(value_begin_, at_ - value_begin_).find('\n') != std::string_view::npos)
    refuse("a key over several lines", "a key is one line of text; does a colon miss above?");
  colon_due_ = in_block;
}

void Walk::value_ends() const {
  if (shallow_)
    refuse("a value is not indented deeper than its key", "put it in the line of its key");
}

void Walk::alias() {
  skip_signs({});
  begin_value();
  if (at_end() || peek() != '*') refuse("an alias is read here that does not stand here", {});
  skip_name();
}

void Walk::end() {
  skip_signs({});
  check_colon();
  if (!at_end()) refuse("yaml-cpp does not read what stands here", std::string(report));
  if (!open_.empty()) refuse(std::string("a '") + open_.back() + "' is not closed", "close it");
}

// --- between values

void Walk::skip_signs(std::string_view next) {
  for (;;) {
    skip_spaces();
    if (at_end()) return;
    if (skip_marker()) continue;
    const char c = peek();
    if (ended_) refuse("text after the end of the document", "a file holds one record");
    if (c == '#')
      refuse("this file must be rewritten, and the comment here would be lost",
             "write the values as in the record format, or move the comment to `remarks`");
    if (c == '!') refuse("a tag (!) is not part of the record format", "leave it out");
    if (c == '%') refuse("a YAML directive (%) is not part of the record format", "delete it");
    if (c == '&') {
      if (awaits_value() && line_changed_ && open_.empty() && column() <= parent_)
        refuse("an anchor is not indented deeper than the key of its value",
               "put it in the line of its key");
      value_column_ = named_ ? value_column_ : column();
      named_ = true;
      skip_name();
    } else if (at_sign(next)) {
      sign();
    } else if (!skip_nothing()) {
      return;
    }
  }
}

void Walk::skip_spaces() {
  bool indentation = at_ == 0 || bytes_[at_ - 1] == '\n';
  for (; !at_end() && is_space(peek()); ++at_) {
    if (peek() == '\t' && indentation)
      refuse("this line is indented with a tab", "indent with two spaces");
    if (peek() == '\n') {
      line_changed_ = indentation = true;
      if (begun_ && last_ == 'v') named_ = false;
    }
  }
  if (!at_end() && indentation && !open_.empty()) check_continuation();
}

/// A value that goes on here, at the first character of a line: it must stand deeper than its key
/// or dash, by spaces.
void Walk::check_continuation() const {
  const std::size_t begin = bytes_.rfind('\n', at_) + 1;
  const std::size_t spaces = bytes_.find_first_not_of(' ', begin) - begin;
  if (has_parent_ && spaces <= parent_)
    refuse("this line goes on with a value above, and is not indented deeper than its key",
           "indent it deeper, or write the value in one line");
  const std::string_view mark = bytes_.substr(begin, 3);
  if ((mark == "---" || mark == "...") && is_space(peek(begin + 3 - at_)))
    refuse("a document marker inside a value", "put the value in one line");
}

/// `---` before the first value and `...` after the last.
bool Walk::skip_marker() {
  const std::string_view mark = bytes_.substr(at_, 3);
  if ((mark != "---" && mark != "...") || !is_space(peek(3)) || column() != 0) return false;
  if (mark == "...") {
    ended_ = true;
  } else if (begun_ || last_ != '\n') {
    refuse("a second document begins here", "a file holds one record");
  } else {
    last_ = '=';
  }
  at_ += 3;
  return true;
}

/// An anchor or alias.
bool Walk::skip_name() {
  while (!at_end() && !is_space(peek()) && !is_bracket_sign(peek())) ++at_;
  return true;
}

/// A word for nothing that has been reported.
bool Walk::skip_nothing() {
  if (nothings_ == 0) return false;
  std::size_t size = 0;
  while (at_ + size < bytes_.size() && !is_space(peek(size)) && !is_bracket_sign(peek(size)) &&
         size < 5)
    ++size;
  if (resolve(bytes_.substr(at_, size)) != Plain::null) return false;
  begin_value();
  at_ += size;
  --nothings_;
  return true;
}

/// `next` is the plain text that comes next: it may start with what else would be a sign.
bool Walk::at_sign(std::string_view next) const {
  const char c = peek();
  if (is_bracket_sign(c)) return true;
  if (c != '-' && c != '?' && c != ':') return false;
  if (is_space(peek(1))) return true;
  return c == ':' && !open_.empty() && !next.starts_with(':');
}

void Walk::sign() {
  const char c = peek();
  if (is_bracket_sign(c)) bracket(c);
  if (open_.empty() && (c == '-' || c == '?' || c == ':')) {
    parent_ = c != ':' || line_changed_ ? column() : value_column_;
    has_parent_ = true;
  }
  named_ = false;
  const std::size_t behind = bytes_.find_first_not_of(' ', at_ + 1);
  if ((c == '-' || c == '?') && behind < bytes_.size() && bytes_[behind] == '\t')
    refuse(std::string("a tab follows the '") + c + "'", "write a space");
  if (c == ':') colon_due_ = false;
  last_ = c;
  line_changed_ = false;
  ++at_;
}

void Walk::bracket(char c) {
  if (c == '[' || c == '{') {
    if (awaits_value() && line_changed_ && open_.empty() && column() <= parent_)
      refuse("a value is not indented deeper than its key", "put it in the line of its key");
    open_ += c;
    return;
  }
  const char opened = open_.empty() ? ' ' : open_.back();
  if (c == ',') {
    if (opened == ' ' || last_ == ',' || last_ == '[' || last_ == '{')
      refuse("an element is missing before this ','", "delete the comma or write the element");
    return;
  }
  if ((c == ']' && opened != '[') || (c == '}' && opened != '{'))
    refuse(std::string("this '") + c + "' closes nothing", "delete it");
  open_.pop_back();
}

// --- values

void Walk::check_colon() const {
  if (colon_due_)
    refuse("a line of text without a colon stands among `key: value`",
           "write a key, a colon and a space before it");
}

void Walk::begin_value() {
  check_colon();
  value_begin_ = at_;
  shallow_ = awaits_value() && line_changed_ && open_.empty() && column() <= parent_;
  if (last_ == '?' && line_changed_ && open_.empty() && column() <= parent_)
    refuse("a key is not indented deeper than its '?'", "write `key: value`");
  if (last_ == 'v' && (!line_changed_ || !open_.empty()))
    refuse("text follows the end of the value", "put the whole value in double quotes");
  if (!named_) value_column_ = column();
  named_ = false;
  begun_ = true;
  last_ = 'v';
  line_changed_ = false;
}

/// Blanks inside a value: those around line breaks go, one break is a space, more are one less.
void Walk::fold(std::string& out) {
  const std::size_t from = at_;
  while (!at_end() && is_space(peek())) ++at_;
  const std::string_view run = bytes_.substr(from, at_ - from);
  const auto breaks = static_cast<std::size_t>(std::count(run.begin(), run.end(), '\n'));
  if (breaks == 0) {
    out += run;
  } else if (breaks == 1) {
    out += ' ';
  } else {
    out.append(breaks - 1, '\n');
  }
  if (breaks > 0 && !at_end()) check_continuation();
}

void Walk::plain(std::string_view text) {
  const char first = text.empty() ? ' ' : text.front();
  const bool sign_alone = text.size() == 1 || (!open_.empty() && is_bracket_sign(text[1]));
  if ((first == '-' || first == '?' || first == ':') && sign_alone)
    refuse(std::string("'") + first + "' alone is no text", "put it in double quotes");
  std::string read;
  while (!at_end() && read.size() < text.size()) {
    if (is_space(peek())) {
      fold(read);
    } else {
      read += peek();
      ++at_;
    }
  }
  if (read != text || is_space(text.front()) || is_space(text.back()))
    refuse("yaml-cpp reads a value here that does not stand here", std::string(report));
}

/// Said before what else may be wrong with the lines that a mark nobody closes takes in.
void Walk::require_closed(char quote) const {
  for (std::size_t at = at_ + 1; at < bytes_.size(); ++at) {
    const bool doubled = quote == '\'' && bytes_.substr(at, 2) == "''";
    if (bytes_[at] == quote && !doubled) return;
    if (doubled || (quote == '"' && bytes_[at] == '\\')) ++at;
  }
  refuse(std::string("the quotation mark (") + quote + ") opened here is not closed", "close it");
}

void Walk::quoted(std::string_view text) {
  const std::size_t from = at_;
  const char quote = peek();
  require_closed(quote);
  std::string read;
  ++at_;
  while (!at_end() && (peek() != quote || (quote == '\'' && peek(1) == quote))) {
    if (is_space(peek())) {
      fold(read);
    } else if (quote == '"' && peek() == '\\') {
      escape(read);
    } else {
      read += peek();
      at_ += peek() == quote ? 2 : 1;
    }
  }
  ++at_;
  if (read == text) return;
  at_ = from;
  refuse("yaml-cpp reads another text here than stands here", std::string(report));
}

void Walk::escape(std::string& out) {
  constexpr std::string_view letters = "0abt\tnvfre \"/\\LP";
  constexpr char32_t codes[] = {0,    '\a', '\b', '\t', '\t', '\n', '\v',   '\f',
                                '\r', 0x1B, ' ',  '"',  '/',  '\\', 0x2028, 0x2029};
  const char c = peek(1);
  const std::size_t known = letters.find(c);
  const int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (known != std::string_view::npos) {
    append_utf8(out, codes[known]);
    at_ += 2;
  } else if (c == '\n' || (c == '\r' && peek(2) == '\n')) {
    ++at_;
    std::string breaks;  // a line break after a backslash is none, more than one are one less
    fold(breaks);
    if (breaks != " ") out += breaks;
  } else if (digits != 0) {
    std::uint32_t code = 0;
    for (int i = 0; i < digits; ++i) {
      const int value = digit(peek(2 + static_cast<std::size_t>(i)));
      if (value < 0) refuse("an escape wants " + std::to_string(digits) + " digits", {});
      code = code << 4U | static_cast<std::uint32_t>(value);
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
      refuse("an escape stands for no character", "write the character itself");
    append_utf8(out, code);
    at_ += 2 + static_cast<std::size_t>(digits);
  } else {
    refuse(std::string("'\\") + c + "' is not part of the record format",
           c == 'N'   ? "write \\x85"
           : c == '_' ? "write \\xa0"
                      : "write \\\\ for a backslash");
  }
}

/// Every character that is no blank must be there, and the first line must stand where it should.
void Walk::block_text(std::string_view text) {
  // Programs differ on whether such a text ends in a line break.
  if (bytes_.back() != '\n')
    refuse("the file ends without a line break, and holds block text",
           "add a line break at its end");
  const std::size_t indicator = block_header();
  check_indentation(text, indicator);
  for (const char c : text) {
    if (is_space(c)) continue;
    while (!at_end() && is_space(peek())) ++at_;
    if (at_end() || peek() != c)
      refuse("yaml-cpp reads another text here than stands here", std::string(report));
    ++at_;
  }
}

/// Leaves the line of `|` or `>`; the digit behind it, or 0.
std::size_t Walk::block_header() {
  const bool folded = peek() == '>';
  std::size_t indicator = 0;
  for (++at_; !at_end() && !is_space(peek()); ++at_) {
    const char c = peek();
    if (c == '+' && folded)
      refuse("folded text that keeps its last empty lines (>+) is read differently by programs",
             "write > or >-, or |+");
    if (c >= '1' && c <= '9' && indicator == 0) {
      indicator = static_cast<std::size_t>(c - '0');
    } else if (c != '-' && c != '+') {
      refuse("text follows the sign for block text", "start the text in the next line");
    }
  }
  while (peek() == ' ' || peek() == '\t') ++at_;
  if (peek() == '#') skip_signs({});  // a comment: refused
  return indicator;
}

void Walk::check_indentation(std::string_view text, std::size_t indicator) const {
  std::size_t first = at_;
  std::size_t begin = at_;
  for (; first < bytes_.size() && (is_space(bytes_[first]) && bytes_[first] != '\t'); ++first)
    if (bytes_[first] == '\n') begin = first + 1;
  const std::size_t shown = std::min(text.find_first_not_of(" \n"), text.size());
  if (shown == text.size()) {  // no text
    if (text.find(' ') != std::string_view::npos)
      refuse("this text of spaces is read differently by programs", "leave it out");
    return;
  }
  const std::size_t line = text.rfind('\n', shown);
  const std::size_t kept = shown - (line == std::string_view::npos ? 0 : line + 1);
  const bool right = indicator == 0 ? kept == 0 : first - begin == parent_ + indicator + kept;
  if (!right)
    refuse("the indentation of this text is read differently by programs",
           "leave out the digit after the sign");
}

}  // namespace mieux::yaml
