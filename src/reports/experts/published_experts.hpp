#pragma once

#include "reports/year/pages.hpp"

namespace mieux {

/// What was published on experts, as totals and as claims, beside what can be counted.
void write_published_experts(Pages& pages);

}  // namespace mieux
