#pragma once

#include <string>

#include "mieux/records/status.hpp"

namespace mieux {

/// Does this step end an Action before its time?
constexpr bool closes(ActionStep step) { return step == ActionStep::cancelled; }

/// Why `step` cannot follow on what an Action is now, as a clause; empty if it can.
std::string why_not(ActionStep step, Status now);

}  // namespace mieux
