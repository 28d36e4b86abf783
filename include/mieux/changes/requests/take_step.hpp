#pragma once

#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Acknowledged, screened, rejected, forwarded, withdrawn, merged, on hold, resumed or reopened. A
/// rejection also stands as the decision in the versions of Action Fiches that were sent; of an
/// approved request it is that of the version sent alone. Whatever ends a request ends its being a
/// draft. Fails (3), with the rule and the way out, if the step cannot follow on what the request
/// is now, or while records that it rests on cannot be read, and (2) for a date that is none.
Change take_step(const Store& store, const Record& request, const StepWish& wish,
                 const Circumstances& circumstances);

}  // namespace mieux
