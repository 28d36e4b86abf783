#include "mieux/records/status.hpp"

#include <algorithm>

namespace mieux {

Outcome after(RequestStep step, Outcome before) {
  switch (step) {
    case RequestStep::received:
    case RequestStep::acknowledged: return before == Outcome::none ? Outcome::received : before;
    case RequestStep::screened:
    case RequestStep::fiche_drafted:
    case RequestStep::reopened: return Outcome::in_preparation;
    case RequestStep::sent_to_steering_group: return Outcome::with_steering_group;
    case RequestStep::approved: return Outcome::approved;
    case RequestStep::rejected: return Outcome::rejected;
    case RequestStep::forwarded: return Outcome::forwarded;
    case RequestStep::withdrawn: return Outcome::withdrawn;
    case RequestStep::merged: return Outcome::merged;
    case RequestStep::on_hold: return Outcome::on_hold;
    case RequestStep::resumed: return before;
  }
  return before;
}

Status after(ActionStep step, Status before) {
  switch (step) {
    case ActionStep::ready: return Status::pipeline;
    case ActionStep::started: return Status::ongoing;
    case ActionStep::on_hold: return Status::on_hold;
    case ActionStep::resumed:
    case ActionStep::reopened: return before;
    case ActionStep::completed: return Status::completed;
    case ActionStep::cancelled: return Status::cancelled;
  }
  return before;
}

Truth happened(When when, AsOf as_of) {
  const Day first = when.known ? when.date.first() : Date::earliest;
  Day last = when.known ? when.date.last() : as_of.today;
  // What is recorded has happened, unless all its days lie ahead.
  if (first <= as_of.today) last = std::min(last, as_of.today);
  if (last <= as_of.day) return Truth::yes;
  return first > as_of.day ? Truth::no : Truth::unknown;
}

When settled(const Activity& activity) {
  if (activity.decided.known) return activity.decided;
  return activity.end.known ? activity.end : activity.start;
}

namespace {

/// Goes through events in the order of the record. The state after the last one that surely
/// happened is certain, unless a later one that may have happened leads elsewhere.
template <typename State, typename Step>
State derive(List<Event<Step>> events, State initial, Truth existed, AsOf as_of) {
  State certain = existed == Truth::yes ? initial : State::none;
  State possible = initial;
  State before_rest = initial;
  bool undecided = existed == Truth::unknown;
  for (const Event<Step>& event : events) {
    const Truth did = happened(event.when, as_of);
    if (did == Truth::no) continue;
    const State before = returns(event.type, possible) ? before_rest : possible;
    const State state = after(event.type, before);
    if (is_at_rest(state) && !is_at_rest(possible)) before_rest = possible;
    if (did == Truth::yes) {
      certain = state;
      undecided = false;
    } else if (state != certain) {
      undecided = true;
    }
    possible = state;
  }
  return undecided ? State::unknown : certain;
}

/// Has the activity come to an end by the day asked about?
bool is_over(const Activity& activity, AsOf as_of) {
  const bool over = activity.state == ActivityState::held ||
                    activity.state == ActivityState::cancelled ||
                    activity.state == ActivityState::not_taken_up;
  return over && happened(settled(activity), as_of) == Truth::yes;
}

/// Some activity has come to an end, and every one that is not optional.
bool activities_over(const Action& action, AsOf as_of) {
  const auto over = [&](const Activity& activity) { return is_over(activity, as_of); };
  return std::any_of(action.activities.begin(), action.activities.end(), over) &&
         std::all_of(action.activities.begin(), action.activities.end(),
                     [&](const Activity& a) { return a.optional || over(a); });
}

}  // namespace

Outcome outcome_of(const Request& request, AsOf as_of) {
  if (request.events.empty()) return Outcome::unknown;
  return derive(request.events, Outcome::none, Truth::yes, as_of);
}

Status status_of(const Action& action, When approved, AsOf as_of) {
  const Truth existed = approved.known ? happened(approved, as_of) : Truth::yes;
  const Status status = derive(action.events, Status::pipeline, existed, as_of);
  if (status == Status::ongoing && activities_over(action, as_of)) return Status::finalising;
  return status;
}

const RequestEvent* find(const Request& request, RequestStep step) {
  for (const RequestEvent& event : request.events)
    if (event.type == step) return &event;
  return nullptr;
}

const ActionEvent* find(const Action& action, ActionStep step) {
  for (const ActionEvent& event : action.events)
    if (event.type == step) return &event;
  return nullptr;
}

When received(const Request& request) {
  const RequestEvent* event = find(request, RequestStep::received);
  if (event != nullptr && event->when.known) return event->when;
  When first;
  for (const Letter& letter : request.letters)
    if (letter.received.known &&
        (!first.known || letter.received.date.first() < first.date.first()))
      first = letter.received;
  return first;
}

When decided(const Request& request) {
  When when;
  for (const RequestEvent& event : request.events) switch (event.type) {
      case RequestStep::approved:
      case RequestStep::rejected:
      case RequestStep::forwarded: when = event.when; break;
      case RequestStep::reopened: when = {}; break;
      default: break;
    }
  return when;
}

When started(const Action& action) {
  const ActionEvent* event = find(action, ActionStep::started);
  return event == nullptr ? When{} : event->when;
}

const ActionEvent* end_of(const Action& action, Day day) {
  const ActionEvent* end = nullptr;
  for (const ActionEvent& event : action.events) {
    const bool later = event.when.known && event.when.date.first() > day;
    if (later && end != nullptr) continue;
    if (event.type == ActionStep::completed || event.type == ActionStep::cancelled) end = &event;
    if (event.type == ActionStep::reopened) end = nullptr;
  }
  return end;
}

When ended(const Action& action, Day day) {
  const ActionEvent* end = end_of(action, day);
  return end == nullptr ? When{} : end->when;
}

}  // namespace mieux
