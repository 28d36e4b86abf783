#pragma once

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Takes a record away. Fails (3) while other records refer to it, or cannot be read and may do so,
/// and names them.
Change remove_record(const Store& store, const Record& record);

}  // namespace mieux
