#include "mieux/reports/letters/letter_words.hpp"

#include <array>

namespace mieux {
namespace {

struct Channels {
  std::string_view code;
  std::array<std::string_view, 4> words;  ///< post, email, fax, online
};

constexpr std::array<Channels, 4> languages{{
    {"en", {"by post", "by e-mail", "by fax", "online"}},
    {"fr", {"par courrier", "par courriel", "par télécopie", "en ligne"}},
    {"es", {"por correo postal", "por correo electrónico", "por fax", "en línea"}},
    {"pt", {"por correio", "por correio eletrónico", "por fax", "em linha"}},
}};

}  // namespace

std::string channel_in_words(std::string_view channel, std::string_view code) {
  constexpr std::array<std::string_view, 4> channels{"post", "email", "fax", "online"};
  for (const Channels& language : languages)
    for (std::size_t i = 0; i < channels.size(); ++i)
      if (language.code == code && channels[i] == channel) return std::string{language.words[i]};
  return std::string{channel};
}

}  // namespace mieux
