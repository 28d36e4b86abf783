#pragma once

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Gives an id to each part that is new in a change, and keeps the ids of those that it removes
/// among `retired_parts`. One that lost its id, being the same by its key, gets it back. Parts that
/// were there without an id stay so. What cannot be read, before
/// or after, is left as it is.
void guard_parts(const Store& store, Change& change, const Circumstances& circumstances);

}  // namespace mieux
