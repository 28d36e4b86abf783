#pragma once

#include <string>
#include <vector>

#include "mieux/store/roster.hpp"

namespace mieux {

/// A personal part in the roster that no expert on record leads to.
struct PartAlone {
  std::string id;
  std::string now;         ///< the present id of an expert who was renamed; empty: there is none
  bool forgotten = false;  ///< the expert was forgotten, and the part is still there
};

/// What is wrong with the personal parts as records: "1 personal part cannot be read"; empty if
/// nothing is. `mieux validate` in the roster says more.
std::string unread_parts(const Roster& roster);

/// All of them, by id.
std::vector<PartAlone> parts_alone(const Store& store, const Roster& roster);

/// A clause: "a personal part of nobody on record".
std::string in_words(const PartAlone& part);

/// What to type, for the roster of this store.
std::string what_to_do(const PartAlone& part, const Store& store);

}  // namespace mieux
