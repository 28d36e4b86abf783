#include "mieux/procedure/fieldwork/needs.hpp"

#include <algorithm>

#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"

namespace mieux {
namespace {

/// Was the activity of that id cancelled or not taken up by the day asked about?
bool is_given_up(const Action& action, const Text& activity, AsOf as_of) {
  const Activity* found = find_activity(action, activity.value);
  if (!activity.is_there() || found == nullptr) return false;
  const ActivityState state = state_on(*found, as_of);
  return state == ActivityState::cancelled || state == ActivityState::not_taken_up;
}

Count persons_found(const Action& action, const Need& need, AsOf as_of) {
  Count found;
  for (const Mission& mission : action.missions)
    if (need.id.is_there() && mission.need.value == need.id.value &&
        !is_given_up(action, mission.activity, as_of))
      found += mission.count;
  return found;
}

Truth happened_if_said(const When& when, AsOf as_of) {
  return when.known ? happened(when, as_of) : Truth::yes;
}

}  // namespace

NeedStanding standing_of(const Action& action, const Need& need, AsOf as_of) {
  NeedStanding standing{NeedState::none, true, persons_found(action, need, as_of)};
  const Truth asked = happened_if_said(need.asked, as_of);
  if (asked == Truth::no) return standing;
  standing.certain = asked == Truth::yes;
  const Truth over = need.given_up ? happened_if_said(need.unfilled, as_of) : Truth::no;
  if (over != Truth::no) {
    standing.state = NeedState::unfilled;
    standing.certain = standing.certain && over == Truth::yes;
  } else if (standing.found.known >= need.count) {
    standing.state = NeedState::filled;
  } else if (!is_given_up(action, need.activity, as_of)) {
    standing.state = NeedState::open;
    standing.certain = standing.certain && standing.found.exact;
  }
  return standing;
}

const Need* find_need(const Action& action, std::string_view id) {
  const auto found = std::find_if(action.needs.begin(), action.needs.end(),
                                  [&](const Need& need) { return need.id.value == id; });
  return id.empty() || found == action.needs.end() ? nullptr : &*found;
}

std::uint32_t lacking_persons(const Need& need, const NeedStanding& standing) {
  if (standing.state != NeedState::open || standing.found.known >= need.count) return 0;
  return need.count - standing.found.known;
}

}  // namespace mieux
