#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// How far an Action that is completed did what was approved.
enum class Extent : std::uint8_t { not_said, full, part };

/// A step in the life of an Action, as an officer records it. Empty: not said.
struct ActionStepWish {
  ActionStep step = ActionStep::started;
  std::string on;                    ///< a date, as precise as known; empty: today
  std::string reason;                ///< why, in words
  std::string note;                  ///< a circumstance in words
  Extent extent = Extent::not_said;  ///< of `completed`
};

/// Records the step as an event. Fails (2) if a reason that is needed is not said, or a date is
/// none; (3) if the step cannot follow on what the Action is (`StatusSoFar`), if its day lies after
/// today or before an earlier event or the approval, if an Action is to be completed that has not
/// started, has held no activity or has some left planned, or if nobody said whether it is
/// completed in full and something is missing. Notes name what is still open.
Change take_action_step(const Store& store, const Record& action, const ActionStepWish& wish,
                        const Circumstances& circumstances);

}  // namespace mieux
