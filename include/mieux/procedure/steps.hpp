#pragma once

#include <string>

#include "mieux/records/status.hpp"

namespace mieux {

/// Rejected, forwarded, withdrawn or merged: nothing more happens until it is reopened.
bool is_closed(Outcome outcome);

/// Why `step` cannot follow on what a request is now, as a clause ("a request that is rejected
/// takes no further step until it is reopened"); empty if it can. `first`: it has no step yet.
std::string why_not(RequestStep step, Outcome now, bool first);

/// The same for an Action.
std::string why_not(ActionStep step, Status now);

/// What the steps make of a request one after the other, whatever their days are.
class OutcomeSoFar {
 public:
  [[nodiscard]] Outcome now() const { return now_; }
  void take(RequestStep step);

 private:
  Outcome now_ = Outcome::none;
  Outcome before_hold_ = Outcome::none;
};

/// The outcome after all recorded steps.
Outcome latest_outcome(const Request& request);

}  // namespace mieux
