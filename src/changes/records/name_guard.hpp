#pragma once

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Fails (3) for a change that takes a name away by which others refer to a record or one of its
/// parts (its id, a former id, the id of an activity), while other records cannot be read: they may
/// refer to it, and nobody would see that the reference leads nowhere.
void guard_names(const Store& store, const Change& change);

}  // namespace mieux
