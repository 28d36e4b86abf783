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

/// Signs that people take for one of ASCII: typographic, of other scripts, or in another width.
constexpr std::u32string_view apostrophes =
    U"`\u00B4\u02B9\u02BB\u02BC\u02BE\u02BF\u02C8\u055A\u05F3\u2018\u2019\u201A\u201B\u2032\u2035"
    U"\uA78B\uA78C\uFF07";
constexpr std::u32string_view quotes =
    U"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2033\u2036\u2039\u203A\uFF02";
constexpr std::u32string_view dashes =
    U"\u058A\u05BE\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\uFE58\uFE63\uFF0D";

/// The ASCII character that people take `point` for; `point` itself if none.
constexpr char32_t plain(char32_t point) {
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
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

/// `text`, which is valid UTF-8, as utf8proc maps it.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &result, static_cast<utf8proc_option_t>(options));
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

}  // namespace

std::string folded_name(std::string_view text) { return folded(text, Accents::stay); }

bool same_name(std::string_view a, std::string_view b) {
  return a == b || folded_name(a) == folded_name(b);
}

std::string folded_letters(std::string_view text) { return folded(text, Accents::go); }

}  // namespace mieux
