#include "persons.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/contact.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/table.hpp"

namespace mieux {
namespace {

/// Lines longer than this hold several sentences; only those about a person are left out.
constexpr std::size_t long_line = 120;

constexpr const char* person = "personal name";
constexpr const char* contact = "contact line";

using Words = std::string_view;  // phrases as slugs, separated by spaces

constexpr Words openings =
    "dear your-excellency excellency excellencies madam sir sirs mr mrs ms to-whom-it-may-concern "
    "hello good-morning good-afternoon madame monsieur mesdames messieurs excellence cher chere "
    "chers cheres bonjour estimado estimada estimados estimadas excelentisimo excelentisima "
    "senor senora senores distinguido distinguida muy-senor muy-senora muy-senores buenos-dias "
    "prezado prezada prezados prezadas exmo exma excelentissimo excelentissima senhor senhora "
    "caro cara caros bom-dia";

constexpr Words closings =
    "yours-sincerely yours-faithfully yours-truly sincerely sincerely-yours kind-regards "
    "best-regards with-best-regards with-kind-regards warm-regards regards best-wishes "
    "respectfully "
    "please-accept accept-sir i-avail-myself cordialement bien-cordialement sincerement "
    "respectueusement veuillez-agreer veuillez-recevoir veuillez-croire je-vous-prie-d-agreer "
    "je-vous-prie-de-croire nous-vous-prions-d-agreer recevez salutations-distinguees "
    "meilleures-salutations avec-mes-salutations dans-l-attente-de-votre-reponse-veuillez "
    "atentamente muy-atentamente cordialmente un-cordial-saludo cordiales-saludos saludos "
    "saludos-cordiales le-saluda les-saluda lo-saluda reciba reciban sin-otro-particular "
    "aprovecho-la-ocasion atenciosamente com-os-melhores-cumprimentos com-os-meus-cumprimentos "
    "melhores-cumprimentos cumprimentos respeitosamente cordiais-saudacoes queira-aceitar "
    "queiram-aceitar aproveito-a-oportunidade";

constexpr Words older_mail =
    "original-message forwarded-message message-d-origine message-transfere mensaje-original "
    "mensaje-reenviado mensagem-original mensagem-encaminhada begin-forwarded-message";

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

/// Words of offices, which stand where a name might.
constexpr Words offices =
    "minister ministry ministre ministere ministro ministra ministerio director directeur "
    "directrice diretor diretora directora secretary secretaire secretario secretaria head chair "
    "chairperson president presidente presidenta ambassador ambassadeur embajador embajadora "
    "embaixador commissioner commissaire comisario comissario governor gouverneur gobernador mayor "
    "maire alcalde alcaldesa delegation delegue general permanent deputy department departement "
    "departamento agency agence agencia office bureau oficina unit unite unidad republic "
    "republique "
    "republica union european national nacional state chief chef jefe chefe service servicio "
    "director-general team equipe equipo facility programme project";

bool has_phrase(Words phrases, std::string_view phrase) {
  const auto all = split(phrases, ' ');
  return std::find(all.begin(), all.end(), phrase) != all.end();
}

/// Does a slug begin with one of the phrases?
bool starts_with_phrase(Words phrases, std::string_view line) {
  const auto all = split(phrases, ' ');
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return line.starts_with(phrase) && (line.size() == phrase.size() || line[phrase.size()] == '-');
  });
}

bool holds_phrase(Words phrases, const std::string& line) {
  const std::string padded = "-" + line + "-";
  const auto all = split(phrases, ' ');
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return padded.find("-" + std::string{phrase} + "-") != padded.npos;
  });
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

/// A capital of ASCII or of the Latin letters with accents.
bool starts_with_capital(std::string_view word) {
  if (word.empty()) return false;
  if (word[0] >= 'A' && word[0] <= 'Z') return true;
  return word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) < 0x9F;
}

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 43> titles{
      "Mr",   "Mr.",   "Mrs",      "Mrs.",      "Ms",    "Ms.",    "Miss",   "Mx",   "Dr",
      "Dr.",  "Prof",  "Prof.",    "Professor", "H.E.",  "S.E.",   "S.E.M.", "M.",   "MM.",
      "Mme",  "Mme.",  "Mmes",     "Mlle",      "Mlle.", "Sr",     "Sr.",    "Sra",  "Sra.",
      "Srta", "Srta.", "Don",      "Doña",      "Dom",   "Dona",   "Dra",    "Dra.", "Ing.",
      "Eng.", "Lic.",  "Monsieur", "Madame",    "Señor", "Señora", "Senhor"};
  return word == "Senhora" || std::find(titles.begin(), titles.end(), word) != titles.end();
}

bool joins_names(std::string_view word) {
  return has_phrase("de da do dos das du des del della di van von der den bin ibn al el la le",
                    word);
}

std::string_view without_marks(std::string_view word) {
  while (!word.empty() && std::string_view{".,;:()\"'"}.find(word.back()) != word.npos)
    word.remove_suffix(1);
  while (!word.empty() && std::string_view{"(\"'"}.find(word.front()) != word.npos)
    word.remove_prefix(1);
  return word;
}

/// How many of the words from `at` on are the name that follows a title.
std::size_t name_length(const std::vector<std::string_view>& words, std::size_t at) {
  constexpr std::size_t longest = 6;
  std::size_t length = 0;
  for (std::size_t i = at; i < words.size() && i < at + longest; ++i) {
    const std::string_view word = without_marks(words[i]);
    if (i > at && words[i].starts_with('(')) break;
    if (has_phrase(offices, slug(word))) break;
    if (starts_with_capital(word))
      length = i + 1 - at;
    else if (length == 0 || !joins_names(word))
      break;
    const bool initial = word.size() == 1 && words[i].ends_with('.');
    if (word.size() + (words[i].starts_with('(') ? 1 : 0) < words[i].size() && !initial) break;
  }
  return length;
}

/// An e-mail address or a telephone number? In a letter, unlike in a record, a backslash hides
/// nothing.
bool holds_contact(std::string_view text) {
  std::string bare{text};
  std::erase(bare, '\\');
  return may_hold_contact(bare);
}

bool is_way_to_reach(std::string_view text) {
  if (holds_contact(text)) return true;
  const std::string words = slug(text);
  const std::size_t digits = digits_in(text);
  if (digits >= 6 && holds_phrase(phone_words, words)) return true;
  if (holds_phrase(address_words, words)) return true;
  if ((text.find("B.P.") != text.npos || text.find("BP ") != text.npos) && digits > 0) return true;
  return digits > 0 && text.size() < 80 && holds_phrase(street_words, words);
}

bool is_labelled(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && colon < 30 && has_phrase(labels, slug(text.substr(0, colon)));
}

/// The sentences of a text, blanks at their ends included.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (!ends || text[i + 1] != ' ') continue;
    // The full stop of a title or an initial ends no sentence.
    const std::size_t space = text.substr(begin, i - begin).rfind(' ');
    const std::size_t word = space == text.npos ? begin : begin + space + 1;
    if (i - word < 4) continue;
    sentences.push_back(text.substr(begin, i + 2 - begin));
    begin = i + 2;
  }
  sentences.push_back(text.substr(begin));
  return sentences;
}

}  // namespace

bool opens_letter(std::string_view line) {
  const std::string_view text = trimmed(line);
  const bool ends = text.ends_with(',') || text.ends_with(':') || text.ends_with('!') ||
                    text.find(", ") != text.npos;
  return ends && starts_with_phrase(openings, slug(text.substr(0, long_line)));
}

bool closes_letter(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text == "--" || line == "-- ") return true;
  return starts_with_phrase(closings, slug(text.substr(0, long_line)));
}

bool begins_older_mail(std::string_view line) {
  const std::string_view text = trimmed(line);
  const std::string words = slug(text.substr(0, 2 * long_line));
  if (starts_with_phrase(older_mail, words)) return true;
  const bool wrote = words.ends_with("-wrote") || words.ends_with("-a-ecrit") ||
                     words.ends_with("-escribio") || words.ends_with("-escreveu");
  return wrote && text.ends_with(':') && digits_in(text) > 0;
}

bool may_be_name(std::string_view words) {
  std::size_t capitals = 0;
  for (const std::string_view part : split(trimmed(words), ' ')) {
    const std::string_view word = without_marks(part);
    if (word.empty() || joins_names(word) || is_title(part)) continue;
    if (!starts_with_capital(word) || digits_in(word) > 0) return false;
    if (has_phrase(offices, slug(word))) return false;
    ++capitals;
  }
  return capitals >= 2 && capitals <= 5;
}

WithoutPersons::WithoutPersons(PrivateValues roster, const std::vector<std::string>& names)
    : roster_(std::move(roster)) {
  for (const std::string& name : names) names_.add(name);
}

void WithoutPersons::count(const std::string& what, std::size_t number) {
  const auto known = std::find_if(left_out_.begin(), left_out_.end(),
                                  [&](const LeftOut& some) { return some.what == what; });
  LeftOut& entry = known == left_out_.end() ? left_out_.emplace_back(LeftOut{what, {}}) : *known;
  entry.lines.push_back(number);
}

std::string WithoutPersons::names_out(std::string_view text, std::size_t number) {
  constexpr std::size_t most_titles = 4;  // such as H.E. Prof. Dr.
  const std::vector<std::string_view> words = split(text, ' ');
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    std::size_t first = i;
    while (first < words.size() && first < i + most_titles &&
           is_title(words[first].substr(words[first].starts_with('('))))
      ++first;
    const std::size_t length = first > i ? name_length(words, first) : 0;
    if (length == 0) {
      out += words[i];
      continue;
    }
    count(person, number);
    const std::string_view last = words[first + length - 1];
    const std::string_view marks = last.substr(last.find_last_not_of(".,;:)") + 1);
    out += (words[i].starts_with('(') ? "(" : "") + std::string{left_out_mark} + std::string{marks};
    i = first + length - 1;
  }
  return out;
}

std::string WithoutPersons::known_out(std::string text, std::size_t number) {
  for (const PrivateValues* values : {&names_, &roster_}) {
    std::string kept;
    std::size_t from = 0;
    for (auto found = values->find(text, 0); found; found = values->find(text, from)) {
      kept += text.substr(from, found->begin - from);
      kept += left_out_mark;
      from = found->end;
      count(person, number);
    }
    text = kept + text.substr(from);
  }
  return text;
}

std::string WithoutPersons::sentence(std::string_view text, std::size_t number) {
  if (trimmed(text).empty()) return std::string{text};
  if (is_way_to_reach(text) || is_labelled(text)) {
    count(contact, number);
    return std::string{left_out_mark} + (text.ends_with(' ') ? " " : "");
  }
  return known_out(names_out(text, number), number);
}

std::string WithoutPersons::line(std::string_view text, std::size_t number) {
  if (text.size() <= long_line) return sentence(text, number);
  std::string kept;
  for (const std::string_view part : sentences_of(text)) kept += sentence(part, number);
  // A number may go over the end of a sentence.
  if (!holds_contact(kept)) return kept;
  count(contact, number);
  return std::string{left_out_mark};
}

}  // namespace mieux
