#pragma once

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Where the record of a file is after a change: the same file, or for one that goes the new file
/// that has its uid. Null if the record goes.
const FileChange* file_after(const Change& change, const FileChange& file, const Record& record);

}  // namespace mieux
