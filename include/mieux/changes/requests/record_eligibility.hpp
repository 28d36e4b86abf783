#pragma once

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Records today's verdict on a request's eligibility, with the rows of the tables it rests on.
/// Fails (3) while mieux.yaml or an organisation cannot be read.
Change record_eligibility(const Store& store, const Record& request,
                          const Circumstances& circumstances);

}  // namespace mieux
