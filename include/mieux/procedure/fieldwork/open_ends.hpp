#pragma once

#include <algorithm>

#include "mieux/procedure/fieldwork/deliverables.hpp"

namespace mieux {

// What an Action still awaits of its parts. Completing, the board and the reports ask here.

/// Is the result expected, and not achieved by the day asked about?
inline bool is_awaited(const Result& result, AsOf as_of) {
  if (!result.achieved.known) return result.expected;
  return happened(result.achieved, as_of) == Truth::no;
}

/// Is the deliverable expected and not there by the day asked about (a draft is not there), or did
/// everything that is recorded of it happen later?
inline bool is_awaited(const Deliverable& deliverable, AsOf as_of) {
  const auto& events = deliverable.events;
  const auto has = [&](bool drafts) {
    return std::any_of(events.begin(), events.end(), [&](const DeliverableEvent& event) {
      return (drafts || is_there_after(event.type)) && happened(event.when, as_of) != Truth::no;
    });
  };
  if (deliverable.expected) return !has(false);
  return !events.empty() && !has(true);
}

}  // namespace mieux
