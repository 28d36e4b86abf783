#pragma once

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What no change may do, whoever makes it and for whatever reason: each guard looks at the texts
/// before and after, completes the change where something must be kept beside it, and refuses it
/// (3) otherwise. Only `judge` calls this, so nothing that is written passes by.
Change guarded(const Store& store, Change change, const Circumstances& circumstances);

}  // namespace mieux
