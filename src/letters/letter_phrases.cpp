#include "letter_phrases.hpp"

#include <algorithm>
#include <string>

#include "contact_lines.hpp"
#include "correspondents.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "name_words.hpp"

namespace mieux {
namespace {

/// No line of those looked for is longer.
constexpr std::size_t longest_phrase_line = 120;

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
    "please-accept i-avail-myself cordialement bien-cordialement sincerement "
    "respectueusement veuillez-agreer veuillez-recevoir veuillez-croire je-vous-prie-d-agreer "
    "je-vous-prie-de-croire nous-vous-prions-d-agreer recevez salutations-distinguees "
    "meilleures-salutations avec-mes-salutations dans-l-attente-de-votre-reponse-veuillez "
    "atentamente muy-atentamente cordialmente un-cordial-saludo cordiales-saludos saludos "
    "saludos-cordiales le-saluda les-saluda lo-saluda reciba reciban sin-otro-particular "
    "aprovecho-la-ocasion atenciosamente com-os-melhores-cumprimentos com-os-meus-cumprimentos "
    "melhores-cumprimentos cumprimentos respeitosamente cordiais-saudacoes queira-aceitar "
    "queiram-aceitar aproveito-a-oportunidade accept-excellency accept-sir accept-madam "
    "accept-your-excellency with-highest-consideration with-the-highest with-high-consideration "
    "we-remain-at-your we-remain-yours with-kindest-regards bien-a-vous merci-d-avance "
    "haute-consideration avec-ma-haute avec-notre-haute je-vous-prie nous-vous-prions un-saludo "
    "atte me-despido nos-despedimos le-ruego-acepte les-ruego-acepten le-rogamos-acepte com-estima "
    "mit-freundlichen freundliche-grusse hochachtungsvoll cordiali-saluti distinti-saluti";

/// They close a letter where they are the whole line.
constexpr Words short_closings =
    "best thank-you thanks many-thanks thank-you-very-much thank-you-in-advance thanks-in-advance "
    "with-thanks cheers yours warmly we-remain merci gracias muchas-gracias gracias-de-antemano "
    "abraco abracos um-abraco obrigado obrigada muito-obrigado muito-obrigada cordialement saludo";

/// They close a letter wherever they stand in a line near its end.
constexpr Words late_closings =
    "d-agreer veuillez-agreer veuillez-croire prie-de-croire prions-de-croire "
    "salutations-distinguees haute-consideration highest-consideration sentiments-distingues "
    "profond-respect mas-alta-consideracion mais-alta-consideracao elevada-consideracao "
    "distinguida-consideracion sincerely-yours";

constexpr Words older_mails =
    "original-message forwarded-message message-d-origine message-transfere mensaje-original "
    "mensaje-reenviado mensagem-original mensagem-encaminhada begin-forwarded-message";

constexpr Words senders = "from de von da";
constexpr Words sent = "sent envoye gesendet enviado to a an para date datum fecha data objet";

/// The label before a colon near the start, as a slug.
std::string label_of(std::string_view line) {
  constexpr std::size_t longest = 16;
  const std::size_t colon = line.find(':');
  return colon == line.npos || colon > longest ? std::string{} : slug(line.substr(0, colon));
}

bool says_who_wrote(std::string_view text) {
  text = trimmed(text);
  if (!text.ends_with(':') || text.find_first_of("0123456789") == text.npos) return false;
  const std::string words = slug(text.substr(0, 3 * longest_phrase_line));
  return words.ends_with("-wrote") || words.ends_with("-a-ecrit") || words.ends_with("-escribio") ||
         words.ends_with("-escreveu") || words.ends_with("-schrieb");
}

/// May the line be one of a signature: short, with a capital, and no sentence?
bool may_sign(std::string_view line) {
  constexpr std::size_t longest = 60;
  constexpr std::size_t most_words = 7;
  if (line.size() <= 2 * longest && (is_way_to_reach(line) || is_labelled(line))) return true;
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const bool shortened = last.size() <= 6 && last.find('.') < last.size() - 1;  // `Ph.D.`
  return line.size() <= longest && words_in(line).size() <= most_words &&
         starts_with_capital(without_marks(line)) && !line.starts_with('[') &&
         (shortened || std::string_view{".!?;:"}.find(line.back()) == std::string_view::npos);
}

}  // namespace

bool opens_letter(std::string_view line) {
  const std::string_view text = trimmed(line);
  const bool ends = text.ends_with(',') || text.ends_with(':') || text.ends_with('!') ||
                    text.find(", ") != text.npos;
  return ends && starts_with_phrase(openings, slug(text.substr(0, longest_phrase_line)));
}

bool closes_letter(std::string_view line, std::size_t lines_after) {
  constexpr std::size_t near_end = 15;
  constexpr std::size_t longest_late = 400;
  const std::string_view text = trimmed(line);
  if (text == "--" || line == "-- ") return true;
  if (starts_with_phrase(closings, slug(text.substr(0, longest_phrase_line)))) return true;
  if (lines_after > near_end || text.size() > longest_late) return false;
  const std::string words = slug(text);
  return has_phrase(short_closings, words) || holds_phrase(late_closings, words);
}

bool begins_older_mail(const std::vector<std::string_view>& lines, std::size_t i) {
  const std::string_view text = trimmed(lines[i]);
  if (starts_with_phrase(older_mails, slug(text.substr(0, 2 * longest_phrase_line)))) return true;
  if (says_who_wrote(text)) return true;
  const std::string_view next = i + 1 < lines.size() ? trimmed(lines[i + 1]) : std::string_view{};
  constexpr Words on = "on le el em am";
  if (starts_with_phrase(on, slug(text.substr(0, longest_phrase_line))) &&
      text.size() < 2 * longest_phrase_line &&
      says_who_wrote(std::string{text} + " " + std::string{next}))
    return true;
  return has_phrase(senders, label_of(text)) && has_phrase(sent, label_of(next));
}

std::size_t signature_begin(const std::vector<std::string_view>& lines, std::size_t first,
                            std::size_t last) {
  constexpr std::size_t most_lines = 8;
  std::size_t begin = last;
  std::size_t count = 0;
  bool named = false;
  for (std::size_t i = last; i > first; --i) {
    const std::string_view line = trimmed(lines[i - 1]);
    if (line.empty()) continue;
    if (++count > most_lines || !may_sign(line)) break;
    named = named || !names_in(line).empty();
    begin = i - 1;
  }
  const bool text_before =
      std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                  lines.begin() + static_cast<std::ptrdiff_t>(begin),
                  [](std::string_view line) { return !trimmed(line).empty(); });
  return named && text_before && count <= most_lines ? begin : last;
}

}  // namespace mieux
