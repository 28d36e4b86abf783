#pragma once

#include <vector>

#include "mieux/procedure/deadlines/due.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// Personal parts of experts that are to be deleted: by the day until which they may be kept, and
/// since the consent was withdrawn. Each item is of the expert of the public store, and of the
/// personal part where the public store has none. In the order of days. Those responsible are left
/// out.
std::vector<DueItem> retention_items(const Store& store, const Roster& roster, AsOf as_of);

}  // namespace mieux
