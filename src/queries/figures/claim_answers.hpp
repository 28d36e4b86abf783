#pragma once

#include <string_view>

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// Is it a share of the answers to a question? They are internal as stored, and everybody sees such
/// figures where nothing of them is hidden (`SmallCells`).
bool is_share_of_answers(std::string_view measure);

/// Must the share of answers that the query counts, in total, not be shown to everybody?
bool is_share_hidden(const View& view, const StatsQuery& query);

}  // namespace mieux
