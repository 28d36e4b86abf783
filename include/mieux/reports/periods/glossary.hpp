#pragma once

#include <string>
#include <string_view>

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// The abbreviations of `vocabularies/abbreviations.tsv` (`id`, `label`) that appear in a Markdown
/// text, as a table with what they mean, in their order: as words of their own, with these
/// capitals, and not in comments, code or the addresses of links. Empty if none appears, or if the
/// store has no such vocabulary.
std::string glossary_of(const View& view, std::string_view markdown);

}  // namespace mieux
