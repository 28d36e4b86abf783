#pragma once

#include "mieux/records/status.hpp"

namespace mieux {

/// What had become of an activity by the day asked about, or may have: `none` if all possible days
/// of its outcome lie ahead.
inline ActivityState state_on(const Activity& activity, AsOf as_of) {
  return happened(settled(activity), as_of) == Truth::no ? ActivityState::none : activity.state;
}

/// Does the record leave open what becomes of an activity that the Action needs: neither held nor
/// given up?
constexpr bool is_left_open(const Activity& activity) {
  return !activity.optional &&
         (activity.state == ActivityState::none || activity.state == ActivityState::postponed);
}
/// Was it so on the day asked about, when nobody knew what was recorded for later days?
inline bool is_left_open(const Activity& activity, AsOf as_of) {
  return is_left_open(activity) ||
         (!activity.optional && state_on(activity, as_of) == ActivityState::none);
}

}  // namespace mieux
