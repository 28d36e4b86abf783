#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {

bool is_closed(Outcome outcome) {
  return outcome == Outcome::rejected || outcome == Outcome::forwarded ||
         outcome == Outcome::withdrawn || outcome == Outcome::merged;
}

bool closes(RequestStep step) { return is_closed(after(step, Outcome::none)); }

OutcomeSoFar::OutcomeSoFar(const Request& request) {
  for (const RequestEvent& event : request.events) take(event.type);
}

std::string OutcomeSoFar::why_not(RequestStep step) const {
  // Asked of every event: words are made only where something is wrong.
  const auto is = [&] {
    return "a request that is " + std::string{now_ == Outcome::none
                                                  ? std::string_view{"not yet received"}
                                                  : word_of(now_)};
  };
  if (step == RequestStep::received && now_ != Outcome::none)
    return is() + " cannot be received again";
  if (is_closed(now_) && step != RequestStep::reopened)
    return is() + " takes no further step until it is reopened";
  if (step == RequestStep::resumed && now_ != Outcome::on_hold)
    return is() + " cannot be resumed: it is not on hold";
  if (step == RequestStep::reopened && !is_closed(now_)) return is() + " cannot be reopened";
  const bool leaves = step == RequestStep::withdrawn || step == RequestStep::on_hold;
  if (now_ == Outcome::approved && !leaves) return is() + " can only be withdrawn or put on hold";
  if (now_ == Outcome::on_hold && before_hold_ == Outcome::approved && !leaves &&
      step != RequestStep::resumed)
    return "an approved request that is on hold can only be resumed or withdrawn";
  return {};
}

void OutcomeSoFar::take(RequestStep step) {
  if (step == RequestStep::on_hold && now_ != Outcome::on_hold) before_hold_ = now_;
  const bool back = step == RequestStep::resumed && now_ == Outcome::on_hold;
  now_ = after(step, back ? before_hold_ : now_);
}

Outcome latest_outcome(const Request& request) { return OutcomeSoFar(request).now(); }

When approved(const Store& store, const Record& action) {
  const Record* request = store.request_of(action.position);
  if (request == nullptr) return {};
  const RequestEvent* approval = find(store.requests()[request->position], RequestStep::approved);
  return approval == nullptr ? When{} : approval->when;
}

}  // namespace mieux
