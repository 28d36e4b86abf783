#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Moves the record to another id, keeps the old one as an alias and rewrites every reference.
/// Fails (3) for an id that is taken, and while records cannot be read that may refer to it.
Change rename_record(const Store& store, const Record& record, const std::string& id,
                     const Circumstances& circumstances);

}  // namespace mieux
