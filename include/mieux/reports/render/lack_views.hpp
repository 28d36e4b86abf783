#pragma once

#include <string>
#include <vector>

#include "mieux/procedure/requests/completeness.hpp"

namespace mieux {

/// What a version of an Action Fiche, called `name`, lacks: first what the steering group needs.
std::string lacks_as_text(const std::string& name, const std::vector<Lack>& lacks, unsigned width);

}  // namespace mieux
