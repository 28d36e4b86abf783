#pragma once

#include <nlohmann/json.hpp>

namespace mieux {

/// Gives the columns of a table widths by what is in them, so that it fits the page. One that is
/// wide has small letters: the class `wide` for HTML, else letters of the style `Table Small`. A
/// head without words goes.
void fit_table(nlohmann::json& table, bool as_html);

/// The words of inlines or blocks as plain text.
std::string plain_text(const nlohmann::json& tree);

}  // namespace mieux
