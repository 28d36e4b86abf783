#pragma once

#include "mieux/changes/records/correct_step.hpp"

namespace mieux {

/// `correct_step` of a request; what the Action Fiche says of the day on which it was sent or
/// decided on changes with it. Fails (3), too, while a fiche cannot be read: it may be one of them.
Change correct_request_step(const Store& store, const Record& request,
                            const StepCorrection& correction, const Circumstances& circumstances);

}  // namespace mieux
