#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A change of the plan after the approval.
struct PlanChangeWish {
  std::string what;
  std::string why;
  std::string on;  ///< a date, as precise as known; empty: today
};

/// Adds it to an Action, with the next free id. Fails (2) if a word is missing or the date is none,
/// (3) if it lies after today.
Change add_plan_change(const Store& store, const Record& action, const PlanChangeWish& wish,
                       const Circumstances& circumstances);

/// Whom the facility works with on the side of the partner, without a name.
struct FocalPointWish {
  std::string organisation;  ///< the id of one of the store
  std::string level;         ///< such as director or head of unit
  std::string from;          ///< first day; empty: from the beginning
  std::string to;            ///< last day; empty: it lasts
  std::string expert = {};   ///< the same person in the roster; empty: is not in it
};

/// Adds it to an Action, with the next free id. Fails (2) if the level is missing or a date is
/// none, (3) if the last day is before the first, or the same one is there and lasts.
Change add_focal_point(const Store& store, const Record& action, const FocalPointWish& wish,
                       const Circumstances& circumstances);

/// Records the last day of a focal point (empty: today), which may lie ahead. Fails (2) if the
/// Action has no such part or the date is none, (3) if it has ended or would end before it began.
Change end_focal_point(const Store& store, const Record& action, const std::string& part,
                       const std::string& to, const Circumstances& circumstances);

}  // namespace mieux
