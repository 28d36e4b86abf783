// A reader who tries all tables of whole numbers that agree with what is printed, and knows nothing
// of how figures are hidden.
#pragma once

#include <vector>

#include "disclosure_samples.hpp"

namespace mieux::samples {

/// How many small figures and small differences of two figures are known better than to five
/// values.
std::size_t recovered(const Publication& publication, const std::vector<bool>& hidden);

/// The same of what breakdowns leave out of a whole or count twice.
std::size_t recovered_beside_breakdowns(const Publication& publication,
                                        const std::vector<bool>& hidden);

/// The small figures alone: what a careless office would hide.
std::vector<bool> small_alone(const Publication& publication);

}  // namespace mieux::samples
