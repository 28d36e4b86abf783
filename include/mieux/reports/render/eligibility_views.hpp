#pragma once

#include <string>

#include "mieux/procedure/requests/eligibility.hpp"

namespace mieux {

/// Whether a request is eligible, point by point, each with the row of the table that says so.
std::string eligibility_as_text(const Store& store, const Record& record,
                                const Eligibility& eligibility, unsigned width);

/// The same as JSON `mieux.eligibility/1`.
std::string eligibility_as_json(const Store& store, const Record& record,
                                const Eligibility& eligibility);

}  // namespace mieux
