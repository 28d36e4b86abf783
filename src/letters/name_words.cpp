#include "name_words.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "names_after_titles.hpp"

namespace mieux {
namespace {

/// Words of offices, which stand where a name might.
constexpr std::string_view offices =
    "minister ministry ministre ministere ministro ministra ministerio director directeur "
    "directrice diretor diretora directora direction direccion secretary secretaire secretario "
    "secretaria head chair chairperson president presidente presidenta ambassador ambassadeur "
    "ambassadrice embajador embajadora embaixador embaixadora commissioner commissaire comisario "
    "comisaria comissario governor gouverneur gobernador mayor maire alcalde alcaldesa delegation "
    "delegue general generale permanent deputy department departement departamento agency agence "
    "agencia office bureau oficina unit unite unidad republic republique republica union european "
    "national nacional regional state chief chef jefe jefa chefe service servicio director-general "
    "team equipe equipo facility programme project authority autorite autoridad executive "
    "ejecutivo ejecutiva adjunto adjunta adjoint adjointe plenipotentiary counsellor conseiller "
    "conseillere consejero consejera";

bool is_combining(char32_t point) { return point >= 0x300 && point <= 0x36F; }

/// How many bytes at the start of a word are a particle that a mark joins to a name: `d'`, `al-`.
std::size_t joined_particle(std::string_view word) {
  constexpr std::size_t longest = 3;
  std::size_t at = 0;
  while (at < word.size() && word[at] >= 'a' && word[at] <= 'z') ++at;
  if (at == 0 || at > longest) return 0;
  for (const std::string_view mark : {"-", "'", "\u2019", "\u2010", "\u2011"})
    if (word.substr(at).starts_with(mark)) return at + mark.size();
  return 0;
}

}  // namespace

bool has_phrase(std::string_view phrases, std::string_view phrase) {
  const auto all = split(phrases, ' ');
  return std::find(all.begin(), all.end(), phrase) != all.end();
}

bool starts_with_phrase(std::string_view phrases, std::string_view line) {
  const auto all = split(phrases, ' ');
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return line.starts_with(phrase) && (line.size() == phrase.size() || line[phrase.size()] == '-');
  });
}

bool holds_phrase(std::string_view phrases, std::string_view line) {
  const std::string padded = "-" + std::string{line} + "-";
  const auto all = split(phrases, ' ');
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return padded.find("-" + std::string{phrase} + "-") != padded.npos;
  });
}

bool starts_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const Character c = first_character(word);
  if (!c.valid || c.point < 0xC0) return c.point >= 'A' && c.point <= 'Z';
  if (c.point <= 0xFF) return c.point < 0xDF && c.point != 0xD7;
  const bool small_cyrillic = c.point >= 0x430 && c.point <= 0x45F;
  const bool mark = (c.point >= 0x2000 && c.point <= 0x2BFF) || is_combining(c.point);
  return !small_cyrillic && !mark;
}

bool is_name_word(std::string_view word) {
  return starts_with_capital(word) || starts_with_capital(word.substr(joined_particle(word)));
}

bool joins_names(std::string_view word) {
  return has_phrase(
      "de da do dos das du des del della di van von der den ter bin binti ibn al el la le zu y e",
      lower_case(word));
}

bool is_office(std::string_view word) { return has_phrase(offices, slug(word)); }

std::string_view without_marks(std::string_view word) {
  constexpr std::string_view ascii = ".,;:()[]\"'!?*";
  for (bool found = true; found && !word.empty();) {
    found = false;
    if (ascii.find(word.front()) != ascii.npos) {
      word.remove_prefix(1);
      found = true;
    } else if (ascii.find(word.back()) != ascii.npos) {
      word.remove_suffix(1);
      found = true;
    }
    for (const std::string_view mark :
         {"\u00AB", "\u00BB", "\u201C", "\u201D", "\u2018", "\u2019"}) {
      if (word.starts_with(mark)) word.remove_prefix(mark.size()), found = true;
      if (word.ends_with(mark)) word.remove_suffix(mark.size()), found = true;
    }
  }
  return word;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words = split(text, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

bool may_be_name(std::string_view words) {
  std::size_t capitals = 0;
  for (const std::string_view part : words_in(words)) {
    const std::string_view word = without_marks(part);
    if (word.empty() || is_title(part)) continue;
    if (joins_names(word) && !starts_with_capital(word)) continue;
    if (!is_name_word(word) || word.find_first_of("0123456789@") != word.npos) return false;
    if (is_office(word)) return false;
    ++capitals;
  }
  return capitals >= 2 && capitals <= 5;
}

}  // namespace mieux
