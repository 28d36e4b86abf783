#include "mieux/base/unseen.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "utf8.hpp"

namespace mieux {
namespace {

constexpr char32_t non_joiner = 0x200C;
constexpr char32_t keycap_selector = 0xFE0F;
constexpr utf8proc_propval_t virama = 9;  ///< the combining class of signs that join Indic letters

const utf8proc_property_t& properties(char32_t point) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(point));
}

bool is_letter_without_case(char32_t point) {
  return properties(point).category == UTF8PROC_CATEGORY_LO;
}

bool is_arabic(char32_t point) { return properties(point).bidi_class == UTF8PROC_BIDI_CLASS_AL; }

bool is_joining_sign(char32_t point) { return properties(point).combining_class == virama; }

bool is_emoji(char32_t point) {
  return properties(point).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

constexpr bool is_skin_tone(char32_t point) { return point >= 0x1F3FB && point <= 0x1F3FF; }

/// Selects a variant of the character before it.
constexpr bool is_selector(char32_t point) {
  return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) ||
         (point >= 0x180B && point <= 0x180F);
}

/// Is nothing drawn for the character, or does it act on others? Wherever it stands.
bool acts_unseen(char32_t point) {
  if (point < 0x80) return is_control(point) && point != '\n' && point != '\t';
  if (point < 0xA0 || point == 0xAD) return true;
  if (point < 0x300) return false;  // letters of Europe
  const bool line = point == 0x2028 || point == 0x2029;
  const bool annotation = point >= 0xFFF9 && point <= 0xFFFB;
  const bool reserved = point >= 0xE0000 && point <= 0xE0FFF;  // tags and what may come
  const bool nothing = (point & 0xFFFEU) == 0xFFFEU;
  return line || annotation || reserved || nothing || properties(point).ignorable != 0;
}

/// What stands around a character.
class Neighbours {
 public:
  Neighbours(std::string_view before, std::string_view after) : before_(before), after_(after) {}

  /// The character before, those that `passes` holds for left out; 0 if there is none.
  template <typename Passes>
  [[nodiscard]] char32_t before(Passes passes) const {
    for (std::string_view rest = before_; !rest.empty();) {
      const Character character = last_character(rest);
      if (!passes(character.point)) return character.valid ? character.point : 0;
      rest.remove_suffix(character.length);
    }
    return 0;
  }
  [[nodiscard]] char32_t before() const {
    return before([](char32_t) { return false; });
  }
  [[nodiscard]] char32_t after() const {
    return after_.empty() || !first_character(after_).valid ? 0 : first_character(after_).point;
  }

 private:
  std::string_view before_;
  std::string_view after_;
};

/// Does a joiner or non-joiner belong between its neighbours?
bool joins(char32_t point, const Neighbours& around) {
  const char32_t before = around.before();
  const char32_t after = around.after();
  if (before == 0) return false;
  if (is_joining_sign(before)) return true;
  if (after == 0) return false;
  if (is_joining_sign(after)) return is_letter_without_case(before);
  if (is_arabic(around.before(is_mark)) && is_arabic(after)) return true;
  const auto dresses = [](char32_t one) { return one == keycap_selector || is_skin_tone(one); };
  return point == joiner && is_emoji(around.before(dresses)) && is_emoji(after);
}

/// Has the character before a selector variants?
bool selects(char32_t point, const Neighbours& around) {
  const char32_t before = around.before();
  if (before == 0) return false;
  if (is_letter_without_case(before)) return true;
  if (point < 0xFE00 || point > 0xFE0F) return false;
  const utf8proc_propval_t category = properties(before).category;
  const bool keycap = (before >= '0' && before <= '9') || before == '#' || before == '*';
  return keycap || is_emoji(before) || category == UTF8PROC_CATEGORY_SM ||
         category == UTF8PROC_CATEGORY_SO;
}

/// Names of those that are met; of others the kind is said.
constexpr std::array<std::pair<char32_t, std::string_view>, 37> names{{
    {0x0000, "null"},
    {0x0008, "backspace"},
    {0x000B, "vertical tab"},
    {0x000C, "form feed"},
    {0x000D, "carriage return"},
    {0x001B, "escape"},
    {0x007F, "delete"},
    {0x0085, "next line"},
    {0x00AD, "soft hyphen"},
    {0x034F, "combining grapheme joiner"},
    {0x061C, "Arabic letter mark"},
    {0x115F, "Hangul filler"},
    {0x180E, "Mongolian vowel separator"},
    {0x200B, "zero width space"},
    {0x200C, "zero width non-joiner"},
    {0x200D, "zero width joiner"},
    {0x200E, "left-to-right mark"},
    {0x200F, "right-to-left mark"},
    {0x2028, "line separator"},
    {0x2029, "paragraph separator"},
    {0x202A, "left-to-right embedding"},
    {0x202B, "right-to-left embedding"},
    {0x202C, "pop directional formatting"},
    {0x202D, "left-to-right override"},
    {0x202E, "right-to-left override"},
    {0x2060, "word joiner"},
    {0x2061, "function application"},
    {0x2062, "invisible times"},
    {0x2063, "invisible separator"},
    {0x2064, "invisible plus"},
    {0x2066, "left-to-right isolate"},
    {0x2067, "right-to-left isolate"},
    {0x2068, "first strong isolate"},
    {0x2069, "pop directional isolate"},
    {0x3164, "Hangul filler"},
    {0xFEFF, "byte order mark"},
    {0xE0001, "language tag"},
}};

}  // namespace

bool is_unseen_at(std::string_view text, std::size_t at) {
  const Character character = first_character(text.substr(at));
  if (!character.valid || !acts_unseen(character.point)) return false;
  const Neighbours around(text.substr(0, at), text.substr(at + character.length));
  if (character.point == joiner || character.point == non_joiner)
    return !joins(character.point, around);
  return !is_selector(character.point) || !selects(character.point, around);
}

std::optional<Unseen> find_unseen(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && byte != 0x7F && byte >= 0x20) {
      ++at;
      continue;
    }
    const Character character = first_character(text.substr(at));
    if (is_unseen_at(text, at)) return Unseen{at, character.length, character.point};
    at += character.length;
  }
  return std::nullopt;
}

std::string_view without_unseen_ends(std::string_view text) {
  while (!text.empty() && is_unseen_at(text, 0)) text.remove_prefix(first_character(text).length);
  while (!text.empty()) {
    const std::size_t length = last_character(text).length;
    if (!is_unseen_at(text, text.size() - length)) break;
    text.remove_suffix(length);
  }
  return text;
}

std::string called(char32_t point) {
  const auto* named = std::find_if(names.begin(), names.end(),
                                   [&](const auto& entry) { return entry.first == point; });
  const std::string_view name = named != names.end() ? named->second
                                : is_control(point)  ? "control character"
                                : is_selector(point) ? "variation selector"
                                : point >= 0xE0000   ? "tag character"
                                                     : "invisible character";
  return fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(point), name);
}

}  // namespace mieux
