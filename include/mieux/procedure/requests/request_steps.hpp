#pragma once

#include <string>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Rejected, forwarded, withdrawn or merged: nothing more happens until it is reopened.
bool is_closed(Outcome outcome);

/// Does this step close a request?
bool closes(RequestStep step);

/// What the steps make of a request one after the other, whatever their days are.
class OutcomeSoFar {
 public:
  OutcomeSoFar() = default;
  /// After all recorded steps.
  explicit OutcomeSoFar(const Request& request);

  [[nodiscard]] Outcome now() const { return now_; }
  /// Why `step` cannot follow, as a clause ("a request that is rejected takes no further step until
  /// it is reopened"); empty if it can.
  [[nodiscard]] std::string why_not(RequestStep step) const;
  void take(RequestStep step);

 private:
  Outcome now_ = Outcome::none;
  Outcome before_hold_ = Outcome::none;
};

/// The outcome after all recorded steps.
Outcome latest_outcome(const Request& request);

/// When the request of this Action was approved; not known if it was not, or nobody knows when.
When approved(const Store& store, const Record& action);

}  // namespace mieux
