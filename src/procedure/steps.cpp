#include "mieux/procedure/steps.hpp"

namespace mieux {

bool is_closed(Outcome outcome) {
  return outcome == Outcome::rejected || outcome == Outcome::forwarded ||
         outcome == Outcome::withdrawn || outcome == Outcome::merged;
}

std::string why_not(RequestStep step, Outcome now, bool first) {
  const std::string is =
      "a request that is " +
      std::string{now == Outcome::none ? std::string_view{"not yet received"} : word_of(now)};
  if (step == RequestStep::received && !first && now != Outcome::none)
    return is + " cannot be received again";
  if (is_closed(now) && step != RequestStep::reopened)
    return is + " takes no further step until it is reopened";
  if (step == RequestStep::resumed && now != Outcome::on_hold)
    return is + " cannot be resumed: it is not on hold";
  if (step == RequestStep::reopened && !is_closed(now)) return is + " cannot be reopened";
  if (now == Outcome::approved && step != RequestStep::withdrawn && step != RequestStep::on_hold)
    return is + " can only be withdrawn or put on hold";
  return {};
}

std::string why_not(ActionStep step, Status now) {
  const std::string is = "an Action that is " + std::string{word_of(now)};
  if (now == Status::completed || now == Status::cancelled) return is + " takes no further step";
  if (step == ActionStep::resumed && now != Status::on_hold)
    return is + " cannot be resumed: it is not on hold";
  if (step == ActionStep::started && now == Status::ongoing) return is + " cannot start again";
  if (step == ActionStep::ready && now != Status::pipeline)
    return is + " is past being ready to launch";
  return {};
}

void OutcomeSoFar::take(RequestStep step) {
  if (step == RequestStep::on_hold && now_ != Outcome::on_hold) before_hold_ = now_;
  const bool back = step == RequestStep::resumed && now_ == Outcome::on_hold;
  now_ = after(step, back ? before_hold_ : now_);
}

Outcome latest_outcome(const Request& request) {
  OutcomeSoFar so_far;
  for (const RequestEvent& event : request.events) so_far.take(event.type);
  return so_far.now();
}

}  // namespace mieux
