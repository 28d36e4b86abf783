// Letters that no font has would be gaps on a page.
#include <fmt/format.h>

#include <map>

#include "base/utf8.hpp"
#include "mieux/base/process.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/base/words.hpp"
#include "needed.hpp"

namespace mieux::cli {
namespace {

constexpr char32_t past_latin = 0x250;  ///< what is before, every font has
constexpr unsigned bits_of_sort = 8;    ///< letters of one script lie side by side

struct SampleLetter {
  char32_t point = 0;
  std::string text;
};

/// One letter of each sort that is in the texts.
std::map<char32_t, SampleLetter> letters_of(const std::vector<std::string_view>& texts) {
  std::map<char32_t, SampleLetter> letters;
  for (const std::string_view text : texts)
    for (std::size_t at = 0; at < text.size();) {
      const Character character = first_character(text.substr(at));
      const std::string_view letter = text.substr(at, character.length);
      at += character.length;
      if (!character.valid || character.point < past_latin || display_width(letter) == 0) continue;
      letters.try_emplace(character.point >> bits_of_sort,
                          SampleLetter{character.point, std::string{letter}});
    }
  return letters;
}

bool some_font_has(char32_t point) {
  const std::string pattern = fmt::format(":charset={:x}", static_cast<std::uint32_t>(point));
  const Ended listed = run({{"fc-list", pattern, "family"}, {}, {}, {}});
  return !trimmed(listed.output).empty();
}

}  // namespace

void require_letters(PageForm form, const std::vector<std::string_view>& texts) {
  std::vector<std::string> missing;
  for (const auto& [sort, letter] : letters_of(texts))
    if (!some_font_has(letter.point))
      missing.push_back(
          fmt::format("{} (U+{:04X})", letter.text, static_cast<std::uint32_t>(letter.point)));
  if (missing.empty()) return;
  throw Failure(Exit::refused,
                "--format " + std::string{word_of(form)} + ": no font that is installed has " +
                    some_of(missing, 3),
                "install one (on Debian: apt install fonts-noto-core, fonts-noto-cjk for Chinese, "
                "Japanese and Korean, fonts-noto-color-emoji); --format html needs none");
}

}  // namespace mieux::cli
