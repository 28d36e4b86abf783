#include "mieux/procedure/fieldwork/activity_steps.hpp"

namespace mieux {
namespace {

std::string_view participle_of(ActivityState state) {
  switch (state) {
    case ActivityState::none:
    case ActivityState::unknown: return "planned anew";
    case ActivityState::held: return "recorded as held";
    case ActivityState::postponed: return "postponed";
    case ActivityState::cancelled: return "cancelled";
    case ActivityState::not_taken_up: return "recorded as not taken up";
  }
  return {};
}

}  // namespace

std::string why_not(ActivityState next, ActivityState now) {
  const std::string so = ", so it cannot be " + std::string{participle_of(next)};
  switch (now) {
    case ActivityState::held: return next == now ? std::string{} : "was held" + so;
    case ActivityState::cancelled: return "was cancelled" + so;
    case ActivityState::not_taken_up: return "was not taken up" + so;
    default: return {};
  }
}

}  // namespace mieux
