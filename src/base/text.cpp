#include "mieux/base/text.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "mieux/base/fold.hpp"
#include "mieux/base/width.hpp"
#include "utf8.hpp"

namespace mieux {
namespace {

/// Greek and Cyrillic letters in Latin ones, as passports have them; several that are one sound
/// first. Letters of Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik, Mongolian
/// and Azerbaijani among them. Signs that only change the sound before them have none.
constexpr auto latin_letters = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"αυ", "av"}, {"αύ", "av"}, {"ευ", "ev"},  {"εύ", "ev"}, {"ου", "ou"}, {"ού", "ou"},
    {"γγ", "ng"}, {"γξ", "nx"}, {"γχ", "nch"}, {"α", "a"},   {"β", "v"},   {"γ", "g"},
    {"δ", "d"},   {"ε", "e"},   {"ζ", "z"},    {"η", "i"},   {"θ", "th"},  {"ι", "i"},
    {"κ", "k"},   {"λ", "l"},   {"μ", "m"},    {"ν", "n"},   {"ξ", "x"},   {"ο", "o"},
    {"π", "p"},   {"ρ", "r"},   {"σ", "s"},    {"τ", "t"},   {"υ", "y"},   {"φ", "f"},
    {"χ", "ch"},  {"ψ", "ps"},  {"ω", "o"},    {"а", "a"},   {"б", "b"},   {"в", "v"},
    {"г", "g"},   {"д", "d"},   {"е", "e"},    {"ё", "e"},   {"ж", "zh"},  {"з", "z"},
    {"и", "i"},   {"й", "y"},   {"к", "k"},    {"л", "l"},   {"м", "m"},   {"н", "n"},
    {"о", "o"},   {"п", "p"},   {"р", "r"},    {"с", "s"},   {"т", "t"},   {"у", "u"},
    {"ф", "f"},   {"х", "kh"},  {"ц", "ts"},   {"ч", "ch"},  {"ш", "sh"},  {"щ", "shch"},
    {"ъ", ""},    {"ы", "y"},   {"ь", ""},     {"э", "e"},   {"ю", "yu"},  {"я", "ya"},
    {"ґ", "g"},   {"є", "ie"},  {"і", "i"},    {"ї", "yi"},  {"ў", "u"},   {"ђ", "dj"},
    {"ј", "j"},   {"љ", "lj"},  {"њ", "nj"},   {"ћ", "c"},   {"џ", "dz"},  {"ѓ", "gj"},
    {"ѕ", "dz"},  {"ќ", "kj"},  {"ә", "a"},    {"ғ", "gh"},  {"қ", "q"},   {"ң", "ng"},
    {"ө", "o"},   {"ұ", "u"},   {"ү", "u"},    {"һ", "h"},   {"ӣ", "i"},   {"ӯ", "u"},
    {"ҳ", "h"},   {"ҷ", "j"},   {"ҹ", "j"},    {"ҝ", "g"},   {"җ", "zh"},  {"ӊ", "ng"},
    {"ҡ", "q"},   {"ҙ", "z"},   {"ҫ", "s"},
});

/// What the start of a folded text is in a slug.
struct Latin {
  std::string letters;     ///< none: it separates words
  std::size_t length = 0;  ///< of the start, in bytes
  bool sign = false;       ///< it has no letters and separates nothing
};

std::optional<Latin> transliterated(std::string_view text) {
  for (const auto& [letters, latin] : latin_letters)
    if (text.starts_with(letters)) return Latin{std::string{latin}, letters.size(), latin.empty()};
  return std::nullopt;
}

constexpr bool is_slug_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Of a text that begins with a character beyond ASCII.
Latin latin_of(std::string_view text) {
  const Character first = first_character(text);
  if (!first.valid) return {{}, first.length};
  if (auto latin = transliterated(text)) return *latin;
  const std::string plain = folded_letters(text.substr(0, first.length));
  Latin result{{}, first.length, plain.empty()};
  if (const auto latin = transliterated(plain)) {
    result.letters = latin->letters;
  } else {
    for (const char c : plain)
      if (is_slug_letter(c)) result.letters += c;
  }
  return result;
}

/// Collects the letters of a slug.
class SlugWords {
 public:
  void space() { separated_ = true; }
  void add(std::string_view letters) {
    if (separated_ && !out_.empty()) out_ += '-';
    separated_ = false;
    out_ += letters;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool separated_ = false;
};

void add_ascii(SlugWords& words, char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (is_slug_letter(c))
    words.add({&c, 1});
  else
    words.space();
}

std::string plural_of(std::string_view singular) {
  std::string plural(singular);
  const auto ends = [&](std::string_view tail) { return singular.ends_with(tail); };
  if (ends("y") && !ends("ay") && !ends("ey") && !ends("oy") && !ends("uy")) {
    plural.pop_back();
    return plural + "ies";
  }
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return plural + "es";
  return plural + "s";
}

using Letters = std::vector<char32_t>;

char32_t lower_case(char32_t point) {
  return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
}

void assign_lower_case(Letters& letters, std::string_view text) {
  letters.clear();
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    const Character character = byte < 0x80 ? Character{byte, 1} : first_character(text);
    text.remove_prefix(character.length);
    letters.push_back(lower_case(character.point));
  }
}

/// Compares spellings one after the other in the same memory.
class Spelling {
 public:
  /// Letters to insert, delete, replace or swap with their neighbour to make `b` of `a`; of more
  /// than `limit` only that they are more.
  std::size_t distance(std::span<const char32_t> a, std::span<const char32_t> b,
                       std::size_t limit) {
    leave_out_what_is_equal(a, b);
    const std::size_t width = b.size() + 1;
    for (std::vector<std::size_t>* row : {&older_, &above_, &row_}) row->resize(width);
    for (std::size_t j = 0; j < width; ++j) above_[j] = j;
    std::size_t least_above = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t least = fill_row(a, b, i);
      if (std::min(least, least_above) > limit) return limit + 1;
      least_above = least;
      std::swap(older_, above_);
      std::swap(above_, row_);
    }
    return above_[b.size()];
  }

 private:
  static void leave_out_what_is_equal(std::span<const char32_t>& a, std::span<const char32_t>& b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
      a = a.subspan(1);
      b = b.subspan(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
      a = a.first(a.size() - 1);
      b = b.first(b.size() - 1);
    }
  }

  /// The distances of the first `i` letters of `a` to each beginning of `b`; returns the least.
  std::size_t fill_row(std::span<const char32_t> a, std::span<const char32_t> b, std::size_t i) {
    row_[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above_[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row_[j] = std::min({above_[j] + 1, row_[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row_[j] = std::min(row_[j], older_[j - 2] + 1);
      least = std::min(least, row_[j]);
    }
    return least;
  }

  std::vector<std::size_t> older_;
  std::vector<std::size_t> above_;
  std::vector<std::size_t> row_;
};

}  // namespace

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(first_character(text).length);
    ++count;
  }
  return count;
}

std::string slug(std::string_view text) {
  SlugWords words;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) {
    for (const char c : text) add_ascii(words, c);
    return words.take();
  }
  const std::string folded = folded_name(text);
  for (std::string_view rest = folded; !rest.empty();) {
    if (is_ascii(rest.front())) {
      add_ascii(words, rest.front());
      rest.remove_prefix(1);
      continue;
    }
    const Latin latin = latin_of(rest);
    rest.remove_prefix(latin.length);
    if (!latin.letters.empty())
      words.add(latin.letters);
    else if (!latin.sign)
      words.space();
  }
  return words.take();
}

std::string counted(std::size_t count, std::string_view singular) {
  return counted(count, singular, plural_of(singular));
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? singular : plural);
}

std::string wrapped(std::string_view first, std::string_view text, std::size_t columns,
                    std::size_t margin) {
  std::string out{first};
  std::size_t used = display_width(first);
  bool at_start = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::size_t size = display_width(word);
    if (!at_start && used + 1 + size > columns) {
      out += "\n" + std::string(margin, ' ');
      used = margin;
    } else if (!at_start) {
      out += ' ';
      ++used;
    }
    out += word;
    used += size;
    at_start = false;
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  return out + "\n";
}

std::size_t spelling_distance(std::string_view a, std::string_view b) {
  Letters one;
  Letters two;
  assign_lower_case(one, a);
  assign_lower_case(two, b);
  return Spelling{}.distance(one, two, std::max(one.size(), two.size()));
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  Letters wanted;
  Letters letters;
  assign_lower_case(wanted, word);
  Spelling spelling;
  std::optional<std::string_view> best;
  std::size_t less_than = std::numeric_limits<std::size_t>::max();
  for (const std::string_view candidate : candidates) {
    if (less_than == 0) break;
    assign_lower_case(letters, candidate);
    const auto [shorter, longer] = std::minmax({wanted.size(), letters.size()});
    const std::size_t limit = std::min(longer / 3, less_than - 1);
    if (longer == 0 || longer - shorter > limit) continue;
    const std::size_t distance = spelling.distance(wanted, letters, limit);
    if (distance > limit) continue;
    best = candidate;
    less_than = distance;
  }
  return best;
}

std::string suggest(std::string_view word, std::span<const std::string_view> candidates,
                    std::string otherwise) {
  const std::optional<std::string_view> meant = nearest(word, candidates);
  if (!meant) return otherwise;
  // What looks like the word itself is spelled out.
  const std::string shown = same_name(word, *meant) ? spelled_out(*meant) : std::string(*meant);
  return "did you mean " + shown + "?";
}

}  // namespace mieux
