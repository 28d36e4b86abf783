#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/roster.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Two experts that are one person.
struct ExpertMerge {
  const Record& gone;  ///< whose id becomes a former id of the other
  const Record& kept;
  /// Fields in which they differ, such as `contact.address`, and the id of the expert whose value
  /// holds.
  std::vector<std::pair<std::string, std::string>> keep;
};

/// Makes one expert of two, over both stores: everything that refers to the one refers to the
/// other, lists are united, and what only one of them says is kept. The expert was registered on
/// the earlier day. `roster` null: there is none; then only the public parts are merged. Fails (2)
/// for a `keep` that names no difference or neither expert, (3) if single values differ of which
/// `keep` says nothing (fields are named, values are not), if one of them was forgotten, and while
/// records cannot be read that may refer to it.
Change merge_experts(const Store& store, const Roster* roster, const ExpertMerge& merge,
                     const Circumstances& circumstances);

}  // namespace mieux
