#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// What an Action still awaits of its parts.

/// Is the result expected and not achieved?
constexpr bool is_awaited(const Result& result) {
  return result.expected && !result.achieved.known;
}

/// Is the deliverable planned and not there?
constexpr bool is_awaited(const Deliverable& deliverable) { return deliverable.expected; }

}  // namespace mieux
