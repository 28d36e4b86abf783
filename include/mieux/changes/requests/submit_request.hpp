#pragma once

#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Sends the open versions of the request's Action Fiches to the steering group, again if a text
/// was changed since. Fails (3) while one of them lacks something, and names all of it. Fails (3),
/// with the rule and the way out, if the step cannot follow on what the request is now
/// or records that it rests on cannot be read, and (2) for
/// a date that is none.
Change submit_request(const Store& store, const Record& request, const StepWish& wish,
                      const Circumstances& circumstances);

}  // namespace mieux
