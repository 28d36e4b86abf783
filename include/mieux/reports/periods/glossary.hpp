#pragma once

#include <string>
#include <string_view>

#include "mieux/vocabulary/language.hpp"
#include "mieux/vocabulary/vocabularies.hpp"

namespace mieux {

/// The abbreviations of `vocabularies/abbreviations.tsv` (`id`, `label`) that appear in a Markdown
/// text, as a table with what they mean, in their order: as words of their own, with these
/// capitals, and not in comments, code or the addresses of links. Empty if none appears, or if the
/// store has no such vocabulary.
std::string glossary_of(const Vocabularies& vocabularies, std::string_view markdown,
                        const Language& language = {});

}  // namespace mieux
