#include "contact_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "mieux/base/contact.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "name_words.hpp"
#include "telephone.hpp"

namespace mieux {
namespace {

using Words = std::string_view;  // phrases as slugs, separated by spaces

constexpr Words labels =
    "contact contacts contacto contato attn attention to from cc bcc de para a-l-attention-de "
    "a-la-atencion-de aos-cuidados-de signed signe firmado assinado name nom nombre nome email "
    "e-mail mail courriel correo telephone tel phone fax mobile whatsapp focal-point point-focal "
    "punto-focal ponto-focal address adresse direccion endereco";

constexpr Words phone_words =
    "tel telephone phone fax mobile gsm whatsapp telefono telefone cell celular portable ext";

constexpr Words address_words = "po-box p-o-box boite-postale apartado caixa-postal cedex";

constexpr Words street_words =
    "street avenue road boulevard rue calle avenida rua plaza praca lane quai carrera";

/// Those that stand for a street only where a number and a name are beside them.
constexpr Words short_street_words =
    "st ave av avda rd bd bld blvd bvd boul c cl plz pza str strasse via square sq drive lane";

/// Ways to write the sign of e-mail addresses that hide it.
constexpr Words disguised_signs = "(at) [at] {at} <at> (arroba) [arroba] (arobase) [arobase]";

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// An e-mail address or a telephone number? In a letter, unlike in a record, a backslash hides
/// nothing.
bool holds_contact(std::string_view text) {
  std::string bare = lower_case(text);
  std::erase(bare, '\\');
  if (may_hold_contact(bare) || holds_telephone(bare)) return true;
  std::string close;
  for (const char c : bare)
    if (c != ' ') close += c;
  const std::vector<std::string_view> signs = words_in(disguised_signs);
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return close.find(sign) != close.npos; });
}

bool is_house_number(std::string_view word) {
  word = without_marks(word);
  return !word.empty() && word.size() <= 6 && word[0] >= '1' && word[0] <= '9' &&
         digits_in(word) + 1 >= word.size();
}

bool is_street(std::string_view word) {
  const std::string name = slug(word);
  if (has_phrase(street_words, name)) return true;
  return has_phrase(short_street_words, name) && (starts_with_capital(word) || word == "c/");
}

/// `12 Harbour St.`, `5 Bd. du Port`, `Av. Paulista 1578`: a number, with nothing but names between
/// it and the street.
bool holds_street(std::string_view text) {
  constexpr std::size_t farthest = 6;
  const std::vector<std::string_view> words = words_in(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool number = is_house_number(words[i]);
    if (!number && !is_street(words[i])) continue;
    bool named = false;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + farthest); ++k) {
      const bool here = number ? is_street(words[k]) : is_house_number(words[k]);
      // `3 St. Lucia experts` is no address, `5 Bd. du Port` is one.
      if (here && (named || (number && slug(words[k]) != "st"))) return true;
      const std::string_view word = without_marks(words[k]);
      if (starts_with_capital(word))
        named = true;
      else if (!joins_names(word) && !has_phrase("no n num numero", slug(word)))
        break;
    }
  }
  return false;
}

}  // namespace

bool is_way_to_reach(std::string_view text) {
  if (holds_contact(text)) return true;
  const std::string words = slug(text);
  const std::size_t digits = digits_in(text);
  if (digits >= 6 && holds_phrase(phone_words, words)) return true;
  if (holds_phrase(address_words, words)) return true;
  if ((text.find("B.P.") != text.npos || text.find("BP ") != text.npos) && digits > 0) return true;
  if (holds_street(text)) return true;
  return digits > 0 && text.size() < 80 && holds_phrase(street_words, words);
}

bool is_labelled(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && colon < 30 && has_phrase(labels, slug(text.substr(0, colon)));
}

}  // namespace mieux
