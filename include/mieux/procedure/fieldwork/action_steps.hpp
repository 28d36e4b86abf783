#pragma once

#include <string>

#include "mieux/records/status.hpp"

namespace mieux {

/// Does this step end an Action before its time?
constexpr bool closes(ActionStep step) { return step == ActionStep::cancelled; }

/// Completed or cancelled: nothing more happens until it is reopened.
constexpr bool is_closed(Status now) {
  return now == Status::completed || now == Status::cancelled;
}

/// What the steps make of an Action one after the other, whatever their days are: `pipeline` before
/// the first, never `finalising`.
class StatusSoFar {
 public:
  StatusSoFar() = default;
  /// After all recorded steps.
  explicit StatusSoFar(const Action& action);

  [[nodiscard]] Status now() const { return now_; }
  /// Why `step` cannot follow, as a clause ("an Action that is completed takes no further step
  /// until it is reopened"); empty if it can.
  [[nodiscard]] std::string why_not(ActionStep step) const;
  void take(ActionStep step);

 private:
  Status now_ = Status::pipeline;
  Status before_rest_ = Status::pipeline;
};

}  // namespace mieux
