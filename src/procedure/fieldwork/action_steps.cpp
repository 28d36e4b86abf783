#include "mieux/procedure/fieldwork/action_steps.hpp"

namespace mieux {

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

}  // namespace mieux
