#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// Is `phrase`, a slug, one of the phrases: slugs separated by spaces?
bool has_phrase(std::string_view phrases, std::string_view phrase);

/// Does a slug begin with one of the phrases, as words of their own?
bool starts_with_phrase(std::string_view phrases, std::string_view line);

/// Does one of the phrases stand in a slug, as words of their own?
bool holds_phrase(std::string_view phrases, std::string_view line);

/// May the first letter be a capital? Of ASCII and Latin-1 it is known, of Cyrillic too; any other
/// letter may be one.
bool starts_with_capital(std::string_view word);

/// May the word be one of a name: with a capital, also behind a particle (`d'Arcy`, `al-Rashid`)?
bool is_name_word(std::string_view word);

/// Is the word a particle between names, such as `da` or `van`?
bool joins_names(std::string_view word);

/// Is the word that of an office, such as `minister` or `agency`?
bool is_office(std::string_view word);

/// A word without the marks before and behind it.
std::string_view without_marks(std::string_view word);

/// Words separated by blanks; no empty ones.
std::vector<std::string_view> words_in(std::string_view text);

/// May these words be the name of a person: two to five, with capitals, none of them that of an
/// office?
bool may_be_name(std::string_view words);

}  // namespace mieux
