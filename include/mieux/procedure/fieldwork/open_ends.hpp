#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// What an Action still awaits of its parts.

/// Is the activity, which is no optional one, still to come: planned, or postponed?
constexpr bool is_left_planned(const Activity& activity) {
  const bool open =
      activity.state == ActivityState::none || activity.state == ActivityState::postponed;
  return open && !activity.optional;
}

/// Is the result expected and not achieved?
constexpr bool is_awaited(const Result& result) {
  return result.expected && !result.achieved.known;
}

/// Is the deliverable planned and not there?
constexpr bool is_awaited(const Deliverable& deliverable) { return deliverable.expected; }

}  // namespace mieux
