#pragma once

#include <optional>
#include <string>
#include <vector>

#include "action_facts.hpp"

namespace mieux {

/// An activity as the steering group approved it.
struct PlannedActivity {
  std::string type;
  std::string title;
  std::string month;     ///< of the last version that plans it
  std::string given_up;  ///< the amendment that left it out: "version 2"; empty: none did
};

/// One activity: as it was approved, and as the record of the Action has it. One of the two may be
/// absent.
struct ActivityCourse {
  std::optional<PlannedActivity> plan;
  std::optional<std::size_t> index;  ///< among the activities of the Action
  bool added = false;                ///< there is an approved plan, and it is not in it
  bool moved = false;                ///< its days surely lie outside the month of the plan
};

/// The activities of the Action in its order, then those that only the approved versions of the
/// Action Fiche have (if the request led to no other Action). Activities are the same if their
/// titles are, else if one title begins with the other, else if they are the only ones of their
/// type in that month.
std::vector<ActivityCourse> courses_of(const ActionFacts& facts);

}  // namespace mieux
