#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/vocabulary/language.hpp"
#include "mieux/vocabulary/vocabularies.hpp"

namespace mieux {

/// The languages that reports of a store can speak: English and French, and those of which it has
/// labels (`vocabularies/labels.es.tsv`).
std::vector<std::string> language_codes(const Vocabularies& vocabularies);

/// The language with its labels: those of the program, in whose place the store's stand. Fails (2)
/// with those that there are.
Language language_named(const Vocabularies& vocabularies, std::string_view code);

/// Which language a vocabulary is the labels of: `fr` of `labels.fr`; empty: it is another.
std::string_view language_of_labels(std::string_view vocabulary);

/// What the languages of ISO 639-1 are called, in English and French: `id`, `label`, `label_fr`.
const Table& language_names();

/// The code of a language by its code, or by what it is called in English or French; empty if there
/// is none.
std::string_view language_code(std::string_view word);

/// Is it what a language is called in English? Such names can have labels.
bool is_name_of_language(std::string_view text);

/// The text of `src/vocabulary/data/language_names.tsv`.
std::string_view language_names_text();

/// The French labels of the program, `id` and `label`: their ids are all labels there are.
const Table& french_labels();

/// The text of `src/vocabulary/data/labels.fr.tsv`.
std::string_view french_labels_text();

}  // namespace mieux
