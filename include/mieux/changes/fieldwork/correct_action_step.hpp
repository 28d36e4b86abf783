#pragma once

#include "mieux/changes/fieldwork/action_steps.hpp"
#include "mieux/changes/records/correct_step.hpp"

namespace mieux {

/// `correct_step` of an Action, of a completion also its extent. Fails (2), too, for an extent of
/// any other step, and if one that is completed in part has no reason.
Change correct_action_step(const Store& store, const Record& action,
                           const StepCorrection& correction, Extent extent,
                           const Circumstances& circumstances);

}  // namespace mieux
