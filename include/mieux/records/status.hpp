#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

/// The day that is asked about, and the day it is. An event whose day nobody wrote down has
/// happened by `today`.
struct AsOf {
  Day day;
  Day today;
};

/// What became of a request, derived from its events.
enum class Outcome : std::uint8_t {
  none,  ///< not yet received
  received,
  in_preparation,
  with_steering_group,
  approved,
  rejected,
  forwarded,
  withdrawn,
  merged,
  on_hold,
  unknown,  ///< the dates known do not decide it
};
inline constexpr std::array<std::string_view, 11> outcome_words{
    "",         "received", "in-preparation", "with-steering-group",
    "approved", "rejected", "forwarded",      "withdrawn",
    "merged",   "on-hold",  "unknown"};

/// Where an Action stands, derived from its events, its activities and its request's approval.
enum class Status : std::uint8_t {
  none,  ///< not yet approved
  pipeline,
  ongoing,
  on_hold,
  finalising,
  completed,
  cancelled,
  unknown,
};
inline constexpr std::array<std::string_view, 8> status_words{
    "", "pipeline", "ongoing", "on-hold", "finalising", "completed", "cancelled", "unknown"};

constexpr std::string_view word_of(Outcome outcome) {
  return outcome_words[static_cast<std::size_t>(outcome)];
}
constexpr std::string_view word_of(Status status) {
  return status_words[static_cast<std::size_t>(status)];
}

/// The outcome a request has after a step, `before` being the one it had (docs/records.md).
/// A step that returns to what was before a rest gets that as `before`.
Outcome after(RequestStep step, Outcome before);
Status after(ActionStep step, Status before);

/// Does an Action stand still until a step takes it up again: on hold, completed or cancelled?
constexpr bool is_at_rest(Status now) {
  return now == Status::on_hold || now == Status::completed || now == Status::cancelled;
}
constexpr bool is_at_rest(Outcome now) { return now == Outcome::on_hold; }

/// Does the step return to what was before the rest?
constexpr bool returns(ActionStep step, Status now) {
  return (step == ActionStep::resumed && now == Status::on_hold) ||
         (step == ActionStep::reopened && is_at_rest(now));
}
constexpr bool returns(RequestStep step, Outcome now) {
  return step == RequestStep::resumed && is_at_rest(now);
}

Outcome outcome_of(const Request& request, AsOf as_of);

/// `approved`: when the Action's request was approved; not known if there is no such date.
Status status_of(const Action& action, When approved, AsOf as_of);

/// Has what happened at `when` happened by the day asked about?
Truth happened(When when, AsOf as_of);

/// When the outcome of an activity was decided: the day recorded, else its end, else its start.
When settled(const Activity& activity);

/// Does the record say what became of the activity?
constexpr bool is_settled(const Activity& activity) {
  return activity.state != ActivityState::none && activity.state != ActivityState::unknown;
}

/// Did the activity not take place on the days it was planned for: cancelled, not taken up, or
/// postponed?
constexpr bool is_dropped(const Activity& activity) {
  return activity.state == ActivityState::cancelled ||
         activity.state == ActivityState::not_taken_up ||
         activity.state == ActivityState::postponed;
}

/// The first event of a step, or null.
const RequestEvent* find(const Request& request, RequestStep step);
const ActionEvent* find(const Action& action, ActionStep step);

/// When the request was received: its event if that has a date, or the earliest of its letters.
When received(const Request& request);
/// When it was last approved, rejected or forwarded; not known if it was not, or was reopened
/// since.
When decided(const Request& request);
When started(const Action& action);
/// The event by which the Action was completed or cancelled; null if there is none, or it was
/// reopened since. An end that stands on `day` is not taken back by what comes later.
const ActionEvent* end_of(const Action& action, Day day = Date::latest);
/// When the Action was completed or cancelled, as `end_of` says.
When ended(const Action& action, Day day = Date::latest);

}  // namespace mieux
