#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/fieldwork/action_steps.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {

/// The days on which what happened at `when` may have happened: not after today, unless all of
/// them lie ahead.
inline Date possible_days(When when, AsOf as_of) {
  const Date days = when.known ? when.date : Date{};
  if (days.first() > as_of.today) return days;
  return {days.first(), std::min(days.last(), as_of.today)};
}

/// Time in which a clock stands still. Without an end: it still does.
struct Pause {
  Date from;
  std::optional<Date> to;
};

/// What stops a clock: when it happened, and whether it has by the day asked about.
struct Stop {
  Date days;
  Truth happened = Truth::no;
};

/// What happened to a thing under a clock, as far as it counts for the clock.
struct Course {
  When start;
  std::optional<Stop> stop;
  std::vector<Pause> pauses;
  bool ended = false;      ///< nothing is awaited any more
  bool undecided = false;  ///< dates leave it open whether it rests or has ended
};

// How the steps of a request and of an Action follow each other. `place_of`: on the way to the
// approval or the completion; 0: beside it.

constexpr int place_of(RequestStep step) {
  switch (step) {
    case RequestStep::acknowledged: return 1;
    case RequestStep::screened: return 2;
    case RequestStep::fiche_drafted: return 3;
    case RequestStep::sent_to_steering_group: return 4;
    case RequestStep::approved: return 5;
    default: return 0;
  }
}
constexpr int place_of(ActionStep step) {
  switch (step) {
    case ActionStep::ready: return 1;
    case ActionStep::started: return 2;
    case ActionStep::completed: return 3;
    default: return 0;
  }
}

constexpr bool is_decision(RequestStep step) {
  return step == RequestStep::approved || step == RequestStep::rejected ||
         step == RequestStep::forwarded;
}

/// Nothing moves on before another step is taken. A closed request that is reopened has only
/// rested.
template <typename Step>
bool rests(Step step) {
  return step == Step::on_hold || closes(step);
}

/// Papers that come and go while a request rests.
constexpr bool changes_nothing(RequestStep step) {
  return step == RequestStep::received || step == RequestStep::acknowledged;
}
constexpr bool changes_nothing(ActionStep) { return false; }

/// Adds the pauses among the events from `first` on, and whether the last one is an end.
template <typename Step>
void add_pauses(List<Event<Step>> events, std::size_t first, AsOf as_of, Course& course) {
  std::optional<Date> rests_since;
  for (const Event<Step>& event : events.subspan(first)) {
    const Truth did = happened(event.when, as_of);
    if (did == Truth::no || changes_nothing(event.type)) continue;
    const bool rested = rests_since.has_value();
    const bool ended = course.ended;
    const Date days = possible_days(event.when, as_of);
    if (!rests(event.type) && rests_since) {
      course.pauses.push_back({*rests_since, days});
      rests_since.reset();
    } else if (rests(event.type) && !rests_since) {
      rests_since = days;
    }
    course.ended = closes(event.type) || (course.ended && rests(event.type));
    const bool changed = rests_since.has_value() != rested || course.ended != ended;
    course.undecided = course.undecided || (changed && did == Truth::unknown);
  }
  if (rests_since) course.pauses.push_back({*rests_since, std::nullopt});
}

/// The first event of this sort from `first` on. If there is none but a later one of the way, it
/// happened by then, on a day nobody wrote down.
template <typename Step>
std::optional<Stop> stop_among(List<Event<Step>> events, std::size_t first, Step step, AsOf as_of) {
  std::optional<Stop> passed;
  for (const Event<Step>& event : events.subspan(first)) {
    const Truth did = happened(event.when, as_of);
    if (did == Truth::no) continue;
    const Date days = possible_days(event.when, as_of);
    if (event.type == step) return Stop{days, did};
    const bool later = place_of(step) > 0 && place_of(event.type) > place_of(step);
    if (later && !passed) passed = Stop{{Date::earliest, days.last()}, did};
  }
  return passed;
}

/// How a clock stands after that course.
ClockReading reading_of(const ClockRule& rule, const Course& course, AsOf as_of);

}  // namespace mieux
