#include "mieux/base/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utility>

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

/// The ASCII character that people take `point` for; `point` itself if none.
constexpr char32_t plain(char32_t point) {
  switch (point) {
    case U'`':
    case U'\u00B4':
    case U'\u02B9':
    case U'\u02BB':
    case U'\u02BC':
    case U'\u02BE':
    case U'\u02BF':
    case U'\u02C8':
    case U'\u055A':
    case U'\u05F3':
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':
    case U'\u2035':
    case U'\uA78B':
    case U'\uA78C':
    case U'\uFF07': return U'\'';
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u2033':
    case U'\u2036':
    case U'\u2039':
    case U'\u203A':
    case U'\uFF02': return U'"';
    case U'\u058A':
    case U'\u05BE':
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2015':
    case U'\u2043':
    case U'\u2212':
    case U'\uFE58':
    case U'\uFE63':
    case U'\uFF0D': return U'-';
    default: return point;
  }
}

bool is_white_space(char32_t point) {
  if (point == ' ' || (point >= 0x09 && point <= 0x0D) || point == 0x85) return true;
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_mark(char32_t point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(point)) == UTF8PROC_CATEGORY_MN;
}

/// Not to be seen, and no white space.
bool is_unseen(char32_t point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_CF ||
         (category == UTF8PROC_CATEGORY_CC && !is_white_space(point));
}

struct Free {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }  // NOLINT: from malloc
};

/// `text`, which is valid UTF-8, as utf8proc maps it.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),  // NOLINT: its bytes
      static_cast<utf8proc_ssize_t>(text.size()), &result, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner{result};
  if (length < 0) throw std::runtime_error(utf8proc_errmsg(length));
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};  // NOLINT
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

enum class Accents : std::uint8_t { stay, go };

void add_character(Words& words, char32_t point, Accents accents) {
  if (is_white_space(point)) return words.space();
  if (is_unseen(point)) return;
  const char32_t seen = plain(point);
  if (accents == Accents::go) {
    if (is_mark(seen)) return;
    for (const auto& [letter, ascii] : own_letters)
      if (letter == seen) return words.add(ascii);
  }
  std::string bytes;
  append_utf8(bytes, seen);
  words.add(bytes);
}

void add_ascii(Words& words, std::string_view text) {
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      words.space();
    } else if (c > ' ' && c != 0x7F) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      const char seen = c == '`' ? '\'' : lower;
      words.add({&seen, 1});
    }
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

std::string folded(std::string_view text, Accents accents) {
  Words words(text.size());
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    add_ascii(words, text);
    return words.take();
  }
  const int form = accents == Accents::go ? UTF8PROC_DECOMPOSE : UTF8PROC_COMPOSE;
  while (!text.empty()) {
    const std::size_t valid = valid_length(text);
    const std::string alike =
        mapped(with_plain_signs(text.substr(0, valid)),
               UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | form);
    for (std::string_view rest = alike; !rest.empty();) {
      const Character character = first_character(rest);
      add_character(words, character.point, accents);
      rest.remove_prefix(character.length);
    }
    text.remove_prefix(valid);
    if (!text.empty()) words.add(text.substr(0, 1));  // a stray byte
    if (!text.empty()) text.remove_prefix(1);
  }
  return words.take();
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

}  // namespace

std::string folded_name(std::string_view text) { return folded(text, Accents::stay); }

bool same_name(std::string_view a, std::string_view b) {
  return a == b || folded_name(a) == folded_name(b);
}

std::string folded_letters(std::string_view text) { return folded(text, Accents::go); }

std::strong_ordering id_order(std::string_view a, std::string_view b) {
  const auto order = natural_order(a, b);
  return order != 0 ? order : a <=> b;
}

std::string label_key(std::string_view label) { return folded_letters(label); }

std::strong_ordering label_order(std::string_view a, std::string_view b) {
  const auto order = id_order(label_key(a), label_key(b));
  return order != 0 ? order : a <=> b;
}

}  // namespace mieux
