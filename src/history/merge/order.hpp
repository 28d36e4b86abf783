#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "mieux/history/merge/merged_values.hpp"

namespace mieux {

/// Things of a table or list that three sides may have, told apart by numbers from 0.
using Numbers = std::vector<std::size_t>;

struct Orders {
  BySide<Numbers> on;  ///< the order on each side
  /// In the base and kept? Neither: new, or gone.
  std::vector<bool> in_base;
  std::vector<bool> kept;
  /// The rank of keys of a table; null for lists.
  std::function<std::size_t(std::size_t)> rank = {};
};

/// The kept ones in the order of the merge: that of the side that changed it (of ours, if both
/// did), what the other side added behind what it stands behind there. Nothing if both changed it
/// differently.
std::optional<Numbers> merged_order(const Orders& orders);

}  // namespace mieux
