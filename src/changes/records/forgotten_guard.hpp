#pragma once

#include "mieux/store/change.hpp"

namespace mieux {

/// Fails (3) if an expert who was forgotten would not be any more.
void guard_forgotten(const Change& change);

}  // namespace mieux
