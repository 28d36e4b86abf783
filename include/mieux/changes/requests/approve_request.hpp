#pragma once

#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Records the steering group's approval of what was sent. A first version becomes an Action: its
/// planned activities are the Action's. A later one changes the Action there is. Fails (3) while an
/// opinion is missing, objecting or suspect, unless `despite` says why it is approved all the same.
/// Fails (3), with the rule and the way out, if the step cannot follow on what the request is now
/// or records that it rests on cannot be read,
/// and (2) for a date that is none.
Change approve_request(const Store& store, const Record& request, const StepWish& wish,
                       const Circumstances& circumstances);

}  // namespace mieux
