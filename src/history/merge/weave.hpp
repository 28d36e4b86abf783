#pragma once

#include "layout.hpp"
#include "mieux/history/merge/merged_values.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {

/// Lines of a merged file: the same for all sides, or a conflict.
struct Stretch {
  bool conflict = false;
  bool whole = false;       ///< a conflict between two things, not two versions of one
  BySide<TextLines> lines;  ///< if it is no conflict, those of ours
};

/// The lines of a merged record, from those of the sides. What only one side changed, value,
/// comment or layout, is taken from it line by line; of comments that both changed at one place
/// those that both added are kept, else they are a conflict. Fails (3) if a value has no place in
/// the lines around it. `layouts`: null for a side that does not have the record.
std::vector<Stretch> woven(const MergedValue& root, const BySide<const Layout*>& layouts);

/// All lines, with the conflicts as one side has them.
TextLines lines_for(const std::vector<Stretch>& stretches, Side side);

}  // namespace mieux
