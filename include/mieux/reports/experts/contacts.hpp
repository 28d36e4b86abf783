#pragma once

#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// How experts are called and reached, out of the private roster: `name`, `email`, `phone`. For a
/// command that was asked for what is private alone. The roster must outlive them.
std::vector<Field> contact_fields(const Roster& roster);

}  // namespace mieux
