#pragma once

#include <string>
#include <string_view>

namespace mieux {

/// How a letter came, as a noun with its preposition: `by post`, `par courrier`. The word itself in
/// other languages.
std::string channel_in_words(std::string_view channel, std::string_view language);

}  // namespace mieux
