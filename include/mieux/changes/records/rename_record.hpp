#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What becomes of the id that a record had: an alias of it, or free for another record that has
/// it on another branch.
enum class FormerId { kept, free };

/// Moves the record to another id (empty: the next one that is free, as for a new record), keeps
/// the old one as an alias and rewrites every reference. Fails (3) for an id that is taken, and
/// while records cannot be read that may refer to it.
Change rename_record(const Store& store, const Record& record, const std::string& id,
                     const Circumstances& circumstances, FormerId former = FormerId::kept);

}  // namespace mieux
