#pragma once

#include <string>

#include "mieux/records/record.hpp"

namespace mieux {

/// Why an activity cannot become `next`, given what became of it so far, as a clause behind its
/// name: "was held, so it cannot be cancelled". Empty if it can. `none`: it is planned for other
/// days. What is held may be recorded as held again, with more details.
std::string why_not(ActivityState next, ActivityState now);

}  // namespace mieux
