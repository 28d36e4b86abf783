#include "mieux/reports/letters/letter_words.hpp"

#include <array>

namespace mieux {
namespace {

struct Language {
  std::string_view code;
  std::array<std::string_view, 12> months;
  std::string_view first_day;  ///< of a month
  std::string_view of;         ///< between day and month, month and year
  std::string_view conjunction;
  std::array<std::string_view, 4> channels;  ///< post, email, fax, online
};

constexpr std::array<Language, 4> languages{{
    {"en",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"},
     "1",
     " ",
     "and",
     {"by post", "by e-mail", "by fax", "online"}},
    {"fr",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"},
     "1er",
     " ",
     "et",
     {"par courrier", "par courriel", "par télécopie", "en ligne"}},
    {"es",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"},
     "1",
     " de ",
     "y",
     {"por correo postal", "por correo electrónico", "por fax", "en línea"}},
    {"pt",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"},
     "1",
     " de ",
     "e",
     {"por correio", "por correio eletrónico", "por fax", "em linha"}},
}};

const Language* find_language(std::string_view code) {
  for (const Language& language : languages)
    if (language.code == code) return &language;
  return nullptr;
}

}  // namespace

std::string written_out(Date date, std::string_view code) {
  const Language* language = find_language(code);
  const std::string plain = date.to_string();
  constexpr std::size_t month_length = 7;  // 2018-03
  constexpr std::size_t day_length = 10;
  const bool month = plain.size() == month_length && plain.find('/') == plain.npos;
  if (language == nullptr || (plain.size() != day_length && !month)) return plain;
  const std::chrono::year_month_day day{std::chrono::sys_days{date.first()}};
  const std::string year = std::to_string(static_cast<int>(day.year()));
  const std::string name{language->months[static_cast<unsigned>(day.month()) - 1]};
  const std::string of{language->of};
  if (month) return name + of + year;
  const unsigned number = static_cast<unsigned>(day.day());
  const std::string first = number == 1 ? std::string{language->first_day} : std::to_string(number);
  return first + of + name + of + year;
}

std::string listed(const std::vector<std::string>& words, std::string_view code) {
  const Language* language = find_language(code);
  const std::string last =
      language == nullptr ? ", " : " " + std::string{language->conjunction} + " ";
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? last : ", ") + words[i];
  return text;
}

std::string channel_in_words(std::string_view channel, std::string_view code) {
  constexpr std::array<std::string_view, 4> channels{"post", "email", "fax", "online"};
  if (const Language* language = find_language(code))
    for (std::size_t i = 0; i < channels.size(); ++i)
      if (channels[i] == channel) return std::string{language->channels[i]};
  return std::string{channel};
}

}  // namespace mieux
