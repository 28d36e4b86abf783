#pragma once

#include <vector>

#include "mieux/procedure/deadlines/due.hpp"

namespace mieux {

/// Everything that is planned for the day asked about or later, by day: activities whose outcome
/// nobody has recorded (postponed ones on their new date), and starts and ends of Actions. Last
/// come activities without a date: postponed to none, or planned for none so far. Of drafts and
/// imported records nothing is, nor of Actions that are cancelled or completed.
std::vector<DueItem> planned_items(const Store& store, AsOf as_of);

}  // namespace mieux
