#include "mieux/procedure/fieldwork/action_steps.hpp"

namespace mieux {
namespace {

/// `an Action that is completed`.
std::string an_action_now(Status now) {
  if (now == Status::pipeline) return "an Action that has not started";
  return "an Action that is " + (now == Status::on_hold ? "on hold" : std::string{word_of(now)});
}

}  // namespace

StatusSoFar::StatusSoFar(const Action& action) {
  for (const ActionEvent& event : action.events) take(event.type);
}

std::string StatusSoFar::why_not(ActionStep step) const {
  // Asked of every event: words are made only where something is wrong.
  const auto is = [&] { return an_action_now(now_); };
  if (is_closed(now_) && step != ActionStep::reopened)
    return is() + " takes no further step until it is reopened";
  if (step == ActionStep::reopened && !is_closed(now_)) return is() + " cannot be reopened";
  if (step == ActionStep::resumed && now_ != Status::on_hold)
    return is() + " cannot be resumed: it is not on hold";
  if (step == ActionStep::on_hold && now_ == Status::on_hold) return "it is on hold already";
  if (step == ActionStep::started && now_ == Status::on_hold)
    return is() + " cannot start before it is resumed";
  if (step == ActionStep::started && now_ == Status::ongoing) return is() + " cannot start again";
  if (step == ActionStep::ready && now_ != Status::pipeline)
    return is() + " is past being ready to launch";
  return {};
}

void StatusSoFar::take(ActionStep step) {
  const Status next = after(step, returns(step, now_) ? before_rest_ : now_);
  if (is_at_rest(next) && !is_at_rest(now_)) before_rest_ = now_;
  now_ = next;
}

}  // namespace mieux
