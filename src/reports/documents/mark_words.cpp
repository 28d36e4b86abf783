// The words of a mark, and what a closing mark keeps.
#include <algorithm>

#include "marks.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr std::size_t sum_digits = 10;
constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != blanks.npos; }

bool is_key(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

class WordReader {
 public:
  WordReader(std::string_view text, std::uint32_t base, std::vector<Finding>& findings)
      : text_(text), base_(base), findings_(findings) {}

  std::vector<MarkWord> run() {
    strip_code();
    while (skip_blanks()) take();
    return std::move(words_);
  }

 private:
  /// A command may stand between backticks, as it was copied.
  void strip_code() {
    const std::string_view said = trimmed(text_);
    if (said.size() < 2 || said.front() != '`' || said.back() != '`') return;
    at_ = static_cast<std::size_t>(said.data() - text_.data()) + 1;
    text_ = text_.substr(0, at_ + said.size() - 2);
  }

  bool skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  /// `by=region`, `stats`; as a command line was pasted also `--by region` and `--active`.
  void take() {
    const bool pasted = text_.substr(at_).starts_with("--");
    if (pasted) at_ += 2;
    const std::size_t end = text_.find_first_of(" \t\r\n=\"'", at_);
    const std::string_view key = text_.substr(at_, end - at_);
    const bool has_value = end != text_.npos && text_[end] == '=';
    if (!is_key(key) || (!pasted && !has_value)) {
      words_.push_back({{}, value()});
      return;
    }
    at_ += key.size() + (has_value ? 1 : 0);
    MarkWord word{std::string{key}, {}, has_value};
    if (!has_value && skip_blanks() && !text_.substr(at_).starts_with("--")) word.says_value = true;
    if (word.says_value) word.value = value();
    words_.push_back(std::move(word));
  }

  /// Up to the next blank; in quotes up to their end, where `\` takes the next letter as it is.
  std::string value() {
    refuse_curly();
    std::string value;
    while (at_ < text_.size() && !is_blank(text_[at_])) {
      const char c = text_[at_];
      if (c == '"' || c == '\'')
        take_quoted(c, value);
      else
        value += text_[at_++];
    }
    return value;
  }

  void refuse_curly() {
    for (const std::string_view quote : {"\u201c", "\u201e", "\u2018"})
      if (text_.substr(at_).starts_with(quote))
        findings_.push_back({.code = {},
                             .span = {base_ + static_cast<std::uint32_t>(at_),
                                      base_ + static_cast<std::uint32_t>(at_ + quote.size())},
                             .message = "a quotation mark that is not straight",
                             .hint = "write it as \" or '; editors for texts often turn them"});
  }

  void take_quoted(char quote, std::string& value) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size()) ++at_;
      value += text_[at_++];
    }
    if (at_ < text_.size()) {
      ++at_;
      return;
    }
    findings_.push_back({.code = {},
                         .span = {base_ + static_cast<std::uint32_t>(begin),
                                  base_ + static_cast<std::uint32_t>(text_.size())},
                         .message = "a quotation mark that does not end",
                         .hint = "close it before the end of the mark"});
  }

  std::string_view text_;
  std::uint32_t base_;
  std::vector<Finding>& findings_;
  std::size_t at_ = 0;
  std::vector<MarkWord> words_;
};

/// In quotes if it must be; two dashes would end a comment for some readers.
std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && value.find_first_of(" \t\r\n\"'\\<>=") == value.npos &&
                     value.find("--") == value.npos;
  if (plain) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\' || c == '-' || c == '>') text += '\\';
    text += c;
  }
  return text + '"';
}

/// `%20` for what has no place in a closing mark.
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view plain = "@_.:/+,~";
  std::string out;
  for (const char c : text) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                         plain.find(c) != plain.npos || (c == '-' && !out.ends_with('-'));
    const auto byte = static_cast<unsigned char>(c);
    if (is_word)
      out += c;
    else
      out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return out.ends_with('-') ? out.substr(0, out.size() - 1) + "%2d" : out;
}

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 &&
                        digit_of(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

bool is_sum(std::string_view text) {
  return text.size() == sum_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return digit_of(c) >= 0; });
}

std::vector<std::string_view> words_between_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(blanks); at != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(blanks, end);
  }
  return words;
}

}  // namespace

std::string sum_of(std::string_view text) {
  std::string plain{text};
  std::erase(plain, '\r');
  return fingerprint(plain).substr(0, sum_digits);
}

std::vector<MarkWord> words_of_mark(std::string_view text, std::uint32_t base,
                                    std::vector<Finding>& findings) {
  return WordReader(text, base, findings).run();
}

std::vector<MarkWord> words_of_command(std::string_view command) {
  std::vector<Finding> findings;
  std::vector<MarkWord> words = words_of_mark(command, 0, findings);
  drop_program(words);
  return words;
}

void drop_program(std::vector<MarkWord>& words) {
  const auto first_is = [&](std::string_view word) {
    return !words.empty() && words.front().key.empty() && words.front().value == word;
  };
  if (first_is("$")) words.erase(words.begin());
  if (first_is("mieux")) words.erase(words.begin());
}

std::string text_of(const std::vector<MarkWord>& words) {
  std::string text;
  for (const MarkWord& word : words) {
    if (!text.empty()) text += ' ';
    if (!word.key.empty()) text += word.key + '=';
    text += word.says_value ? quoted(word.value) : "yes";
  }
  return text;
}

std::optional<Seal> read_seal(std::string_view text, std::uint32_t base,
                              std::vector<Finding>& findings) {
  const std::vector<std::string_view> words = words_between_blanks(text);
  if (words.empty()) return std::nullopt;
  const bool fits = words.size() >= 4 && words[0] == "built" && words[2] == "from" &&
                    is_sum(words[1]) && is_sum(words[3].substr(0, words[3].find(':')));
  if (!fits) {
    findings.push_back({.code = {},
                        .span = {base, base + static_cast<std::uint32_t>(text.size())},
                        .message = "what this closing mark keeps cannot be read",
                        .hint = "delete it up to the id; `mieux report build` writes it anew"});
    return std::nullopt;
  }
  Seal seal{std::string{words[1]}, std::string{words[3].substr(0, sum_digits)}, {}};
  for (std::size_t i = 4; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (equals == std::string_view::npos) continue;
    seal.values.push_back(
        {decoded(words[i].substr(0, equals)), decoded(words[i].substr(equals + 1))});
  }
  return seal;
}

std::string text_of(const Seal& seal) {
  std::string text = "built " + seal.text + " from " + seal.query;
  if (!seal.values.empty()) text += ':';
  for (const BuiltValue& value : seal.values)
    text += ' ' + encoded(value.id) + '=' + encoded(value.value);
  return text;
}

}  // namespace mieux
