#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mieux::yaml {

/// Goes through the text of a YAML file beside a reader that reports its values one by one, and
/// finds each of them in the text: what is neither value nor sign has been lost, and so has what
/// follows a quote that nobody closed. All functions fail (3) with the line where text and value
/// differ, and at comments, tags and directives.
class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes) {}

  /// A key or a single value comes next.
  void scalar(std::string_view text, bool plain);
  /// The value found last is a key: it must stand in one line, and in a block before a colon.
  void key_ends(bool in_block);
  /// The value found last is no key: in a block it must stand deeper than its key or dash.
  void value_ends() const;
  /// An alias comes next.
  void alias();
  /// Nothing, or a word for it, stands before the next value.
  void nothing() { ++nothings_; }
  /// Only signs may be left.
  void end();

  /// Fails at the line reached, with what is there.
  [[noreturn]] void refuse(const std::string& what, const std::string& hint) const;

 private:
  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\n';
  }
  [[nodiscard]] std::size_t column();
  [[nodiscard]] bool awaits_value() const { return last_ == ':' || last_ == '-'; }

  void skip_signs(std::string_view next);
  void skip_spaces();
  bool skip_marker();
  bool skip_name();
  bool skip_nothing();
  [[nodiscard]] bool at_sign(std::string_view next) const;
  void sign();
  void bracket(char c);

  void check_colon() const;
  void begin_value();
  void check_continuation() const;
  void fold(std::string& out);
  void escape(std::string& out);
  void require_closed(char quote) const;
  void quoted(std::string_view text);
  void plain(std::string_view text);
  void block_text(std::string_view text);
  std::size_t block_header();
  void check_indentation(std::string_view text, std::size_t indicator) const;

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t searched_ = 0;    ///< for line breaks, by `column`
  std::size_t line_begin_ = 0;  ///< of the line searched last
  std::string open_;            ///< brackets and braces
  char last_ = '\n';            ///< the last sign, or `v` after a value
  bool line_changed_ = true;    ///< since then
  bool begun_ = false;          ///< a value has been seen
  bool ended_ = false;          ///< `...` has been seen
  bool colon_due_ = false;      ///< after a key in a block
  bool shallow_ = false;        ///< the value found last may not stand where it does
  std::size_t value_begin_ = 0;
  std::size_t nothings_ = 0;  ///< reported, a word for it not yet seen
  std::size_t value_column_ = 0;
  bool named_ = false;       ///< an anchor before the value gave its column
  std::size_t parent_ = 0;   ///< the column of the last key or dash outside brackets
  bool has_parent_ = false;  ///< there has been one
};

}  // namespace mieux::yaml
