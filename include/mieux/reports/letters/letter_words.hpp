#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/date.hpp"

namespace mieux {

/// A date written out: `5 March 2018`, `1er mars 2018`, `5 de marzo de 2018`, `March 2018`; as it
/// stands in a record for a language whose months are not known here, and for bounds.
std::string written_out(Date date, std::string_view language);

/// `A, B and C`.
std::string listed(const std::vector<std::string>& words, std::string_view language);

/// How a letter came, as a noun with its preposition: `by post`, `par courrier`. The word itself in
/// other languages.
std::string channel_in_words(std::string_view channel, std::string_view language);

}  // namespace mieux
