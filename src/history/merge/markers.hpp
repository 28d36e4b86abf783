#pragma once

#include "mieux/history/merge/merged_text.hpp"
#include "weave.hpp"

namespace mieux {

/// The lines of a merge with markers around its conflicts, as git writes them. Lines at the edges
/// of a conflict that ours and theirs have alike stand outside, unless the base is shown.
TextLines with_markers(const std::vector<Stretch>& stretches, const ConflictStyle& style);

}  // namespace mieux
