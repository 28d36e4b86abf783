#pragma once

#include <nlohmann/json.hpp>

namespace mieux {

/// Gives the columns of a table widths by what is in them, so that it fits the page; of one that is
/// wide, says so (class `wide`). A head without words goes.
void fit_table(nlohmann::json& table);

/// The words of inlines or blocks as plain text.
std::string plain_text(const nlohmann::json& tree);

}  // namespace mieux
