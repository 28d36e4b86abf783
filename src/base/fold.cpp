#include "mieux/base/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "mieux/base/text.hpp"
#include "utf8.hpp"

namespace mieux {
namespace {

/// Letters that Unicode does not take apart into a letter and an accent.
constexpr std::array<std::pair<char32_t, std::string_view>, 14> own_letters{{{U'ß', "ss"},
                                                                             {U'æ', "ae"},
                                                                             {U'ð', "d"},
                                                                             {U'ø', "o"},
                                                                             {U'þ', "th"},
                                                                             {U'đ', "d"},
                                                                             {U'ħ', "h"},
                                                                             {U'ı', "i"},
                                                                             {U'ĸ', "k"},
                                                                             {U'ł', "l"},
                                                                             {U'ŋ', "n"},
                                                                             {U'œ', "oe"},
                                                                             {U'ŧ', "t"},
                                                                             {U'ə', "e"}}};

/// Signs that people take for one of ASCII: typographic, of other scripts, or in another width.
constexpr std::u32string_view apostrophes =
    U"\u00B4\u02B9\u02BB\u02BC\u02BE\u02BF\u02C8\u055A\u05F3\u2018\u2019\u201A\u201B\u2032\u2035"
    U"\uA78B\uA78C\uFF07";
constexpr std::u32string_view quotes =
    U"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2033\u2036\u2039\u203A\uFF02";
constexpr std::u32string_view dashes =
    U"\u058A\u05BE\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\uFE58\uFE63\uFF0D";

/// The ASCII character that people take `point` for; `point` itself if none.
constexpr char32_t plain(char32_t point) {
  if (point < 0x80) return point == U'`' ? U'\'' : point;
  if (apostrophes.find(point) != apostrophes.npos) return U'\'';
  if (quotes.find(point) != quotes.npos) return U'"';
  return dashes.find(point) != dashes.npos ? U'-' : point;
}

bool is_white_space(char32_t point) {
  if (point == ' ' || (point >= 0x09 && point <= 0x0D) || point == 0x85) return true;
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

/// Not to be seen, and no white space.
bool is_unseen(char32_t point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_CF ||
         (category == UTF8PROC_CATEGORY_CC && !is_white_space(point));
}

struct Free {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

/// What makes texts alike that people take for the same: forms of Unicode, capitals.
constexpr int alike = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
/// No character is taken apart into more.
constexpr std::size_t longest_mapping = 32;

/// `text`, which is valid UTF-8, in one form.
std::string mapped(std::string_view text) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),  // NOLINT: its bytes
                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                   static_cast<utf8proc_option_t>(alike | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner{result};
  if (length < 0) throw std::runtime_error(utf8proc_errmsg(length));
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

/// Collects characters: one space for a run of white space, none at the ends.
class Words {
 public:
  explicit Words(std::size_t size) { out_.reserve(size); }

  void space() { separated_ = true; }
  void add(std::string_view bytes) {
    if (separated_ && !out_.empty()) out_ += ' ';
    separated_ = false;
    out_ += bytes;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool separated_ = false;
};

/// `point` without accents, one letter as it is.
void append_without_accents(std::string& out, char32_t point) {
  if (is_mark(point)) return;
  for (const auto& [letter, ascii] : own_letters)
    if (letter == point) {
      out += ascii;
      return;
    }
  append_utf8(out, point);
}

/// A space for white space, 0 for what is not seen.
constexpr char folded_ascii(char c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return ' ';
  if (c < ' ' || c == 0x7F) return 0;
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '`' ? '\'' : c;
}

void add_ascii(Words& words, std::string_view text) {
  for (const char c : text) {
    const char seen = folded_ascii(c);
    if (seen == ' ')
      words.space();
    else if (seen != 0)
      words.add({&seen, 1});
  }
}

/// How many bytes at the start of `text` are valid UTF-8.
std::size_t valid_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character character = first_character(text.substr(at));
    if (!character.valid) break;
    at += character.length;
  }
  return at;
}

/// Signs that people take for each other become one before the forms of Unicode are made alike:
/// there some of them turn into a space and a mark.
std::string with_plain_signs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    append_utf8(out, plain(character.point));
    text.remove_prefix(character.length);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The digits at the start of `text`.
std::string_view digits_of(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  return text.substr(0, length);
}

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

std::strong_ordering number_order(std::string_view a, std::string_view b) {
  a = without_zeros(a);
  b = without_zeros(b);
  return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
}

/// By numbers and bytes; equal for texts that differ in zeros before numbers alone.
std::strong_ordering natural_order(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::string_view x = digits_of(a);
    const std::string_view y = digits_of(b);
    if (!x.empty() && !y.empty()) {
      if (const auto order = number_order(x, y); order != 0) return order;
      a.remove_prefix(x.size());
      b.remove_prefix(y.size());
      continue;
    }
    if (a.front() != b.front())
      return static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() <=> b.size();
}

/// How many bytes both begin with.
std::size_t common_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t i = 0;
  for (; i + 8 <= most; i += 8) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, a.data() + i, 8);
    std::memcpy(&y, b.data() + i, 8);
    if (x != y) return i + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8;
  }
  while (i < most && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

std::string folded_name(std::string_view text) {
  Words words(text.size());
  if (is_ascii(text)) {
    add_ascii(words, text);
    return words.take();
  }
  while (!text.empty()) {
    const std::size_t valid = valid_length(text);
    const std::string form = mapped(with_plain_signs(text.substr(0, valid)));
    for (std::string_view rest = form; !rest.empty();) {
      const Character character = first_character(rest);
      if (is_white_space(character.point)) {
        words.space();
      } else if (!is_unseen(character.point)) {
        std::string bytes;
        append_utf8(bytes, plain(character.point));
        words.add(bytes);
      }
      rest.remove_prefix(character.length);
    }
    text.remove_prefix(valid);
    if (!text.empty()) words.add(text.substr(0, 1));  // a stray byte
    if (!text.empty()) text.remove_prefix(1);
  }
  return words.take();
}

bool same_name(std::string_view a, std::string_view b) {
  return a == b || folded_name(a) == folded_name(b);
}

std::string folded_letters(std::string_view text) {
  Words words(text.size());
  if (is_ascii(text)) {
    add_ascii(words, text);
    return words.take();
  }
  while (!text.empty()) {
    const FoldedCharacter character = folded_character(text);
    if (character.letters == " ")
      words.space();
    else if (!character.letters.empty())
      words.add(character.letters);
    text.remove_prefix(character.length);
  }
  return words.take();
}

std::string folded_phrase(std::string_view text) {
  std::string words;
  bool separated = false;
  const std::string letters = folded_letters(text);
  words.reserve(letters.size());
  for (std::string_view rest = letters; !rest.empty();) {
    const auto byte = static_cast<unsigned char>(rest.front());
    const Character c = byte < 0x80 ? Character{byte, 1, true} : first_character(rest);
    const bool word = is_word_character(c.point);
    if (word && separated && !words.empty()) words += '-';
    separated = !word;
    if (word) words += rest.substr(0, c.length);
    rest.remove_prefix(c.length);
  }
  return words;
}

FoldedCharacter folded_character(std::string_view text) {
  if (is_ascii(text.substr(0, 1))) {
    const char seen = folded_ascii(text.front());
    return {std::string(seen == 0 ? 0 : 1, seen), 1};
  }
  const Character character = first_character(text);
  FoldedCharacter folded{{}, character.length};
  if (!character.valid) {
    folded.letters = text.substr(0, 1);
    return folded;
  }
  const char32_t sign = plain(character.point);
  if (is_white_space(sign)) {
    folded.letters = " ";
    return folded;
  }
  std::array<utf8proc_int32_t, longest_mapping> points{};
  int boundary = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(sign), points.data(), points.size(),
      static_cast<utf8proc_option_t>(alike | UTF8PROC_DECOMPOSE), &boundary);
  if (count < 0) throw std::runtime_error(utf8proc_errmsg(count));
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const char32_t point = plain(static_cast<char32_t>(points.at(static_cast<std::size_t>(i))));
    if (is_white_space(point))
      folded.letters += ' ';
    else if (!is_unseen(point))
      append_without_accents(folded.letters, point);
  }
  return folded;
}

bool is_word_character(char32_t point) {
  if (point < 0x80)
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
           (point >= '0' && point <= '9');
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool begins_in_word(std::string_view text) {
  return !text.empty() && is_word_character(first_character(text).point);
}

bool ends_in_word(std::string_view text) {
  return !text.empty() && is_word_character(last_character(text).point);
}

std::strong_ordering id_order(std::string_view a, std::string_view b) {
  // Ids of one folder begin alike: what is the same is skipped, up to a number that may go on.
  std::size_t same = common_bytes(a, b);
  while (same > 0 && is_digit(a[same - 1])) --same;
  const auto order = natural_order(a.substr(same), b.substr(same));
  return order != 0 ? order : a <=> b;
}

std::string label_key(std::string_view label) { return folded_letters(label); }

std::strong_ordering label_order(std::string_view a, std::string_view b) {
  const auto order = id_order(label_key(a), label_key(b));
  return order != 0 ? order : a <=> b;
}

}  // namespace mieux
