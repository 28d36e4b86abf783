#pragma once

#include <string>
#include <string_view>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Adds a deliverable with these fields to an Action, whatever the Action's status is, with the
/// next free id. Fails (3) if the Action has one of this title.
Change new_deliverable(const Store& store, const Record& action, const yaml::Value& fields,
                       const Circumstances& circumstances);

/// Why removing this deliverable loses something, as a clause behind its name ("was adopted on
/// 2019-06-14"); empty if it does not: it was drafted at most, or there is none.
std::string loss_of_deliverable(const Store& store, const Record& action, std::string_view id);

/// What happened to a deliverable, as an officer records it. Empty: not said.
struct DeliverableWish {
  DeliverableStep step = DeliverableStep::handed_over;
  std::string on;   ///< a date, as precise as known; empty: today
  std::string act;  ///< of an adoption: the act by which
  std::string note;
};

/// Records what happened to a deliverable of an Action, years after its end, too; whatever happens
/// to one but its draft ends its being expected. `part` as `mieux deliverable record` takes it: an
/// id, or words of the title. What is recorded already is corrected if another day, act or note is
/// given. Fails (2) for a part there is not, a date that is none, an act of anything but an
/// adoption; (3) for a day after today, what is recorded already, and a day that no order of the
/// steps allows, whichever of the possible days is right.
Change record_deliverable(const Store& store, const Record& action, std::string_view part,
                          const DeliverableWish& wish, const Circumstances& circumstances);

}  // namespace mieux
