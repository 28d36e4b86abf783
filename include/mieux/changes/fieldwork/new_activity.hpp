#pragma once

#include <string>
#include <vector>

#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/fieldwork/activity_outcomes.hpp"

namespace mieux {

/// What is said of a new activity beside its fields.
struct ActivityAdditions {
  std::vector<std::string> hosts;  ///< organisations or countries, by id or name
  std::string replaces;            ///< the activity in whose place it is planned; empty: none
  DroppedWish cancelled = {};      ///< why and when that one was cancelled
};

/// Adds an activity to an Action, as `new_part` does. The one that it replaces is cancelled in the
/// same change, and names it. Fails as `cancel_activity` does, and (2) for a host that is neither
/// organisation nor country, or if a reason is given for nothing.
Change new_activity(const Store& store, const Record& action, const PartWish& wish,
                    const ActivityAdditions& additions, const Circumstances& circumstances);

}  // namespace mieux
