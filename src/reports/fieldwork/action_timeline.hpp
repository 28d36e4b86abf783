#pragma once

#include <optional>
#include <string>
#include <vector>

#include "action_facts.hpp"
#include "mieux/reports/render/timeline.hpp"

namespace mieux {

/// Something dated in the story of an Action.
struct StoryEntry {
  Date from;
  std::optional<Date> to;  ///< the last day of what lasted longer
  std::string part;        ///< the id of the part it is of; empty: it has none
  std::string text;        ///< as it is, for no markup
};

/// What happened to the Action and its request by the day of the view, and what is planned after
/// it, by day. What has no date is not among it.
std::vector<StoryEntry> story_of(const ActionFacts& facts);

/// The same as a picture: the request, the plan and the Action, each activity, each deliverable,
/// results and effects.
Timeline timeline_of(const ActionFacts& facts);

}  // namespace mieux
