#pragma once

#include <string>

#include "action_facts.hpp"

namespace mieux {

/// An Action in a few sentences, from the record's own texts, in Markdown: name, title, countries,
/// how it stood and when it ran, objective, results achieved and expected. What the record does not
/// say is left out.
std::string action_paragraph(const ActionFacts& facts);

/// "35 participants (15 women, 18 men), from Benin 33, Ghana 2" of a table of participants, in
/// Markdown; empty if nobody counted them.
std::string participants_in_words(const View& view, const VisibleValue& said);

}  // namespace mieux
