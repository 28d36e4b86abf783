#pragma once

#include <vector>

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// The canonical layout of these records. Fails (3) if one of them cannot be laid out anew without
/// losing something.
Change format_files(const Store& store, const std::vector<const Record*>& records);

}  // namespace mieux
