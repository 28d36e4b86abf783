#include "course.hpp"

namespace mieux {
namespace {

std::int64_t days_between(Day from, Day to) {
  return std::max<std::int64_t>(0, (to - from).count());
}

/// The pauses of a clock, added up.
struct Rest {
  Date due;                  ///< moved by the pauses
  ClockReading::Days total;  ///< days of the pauses until the clock stopped
  bool lasts = false;        ///< one of them has not ended
};

Date earlier_of(Date a, Date b) {
  return {std::min(a.first(), b.first()), std::min(a.last(), b.last())};
}

/// A pause moves the due day only if it began before that day had passed.
Rest rest_of(const Course& course, Date start, Date due, AsOf as_of) {
  Rest rest{due, {}, false};
  const bool stopped = course.stop && course.stop->happened == Truth::yes;
  for (const Pause& pause : course.pauses) {
    const Date from{std::max(pause.from.first(), start.first()),
                    std::max(pause.from.last(), start.first())};
    Date to = pause.to.value_or(Date{as_of.day, as_of.day});
    if (stopped) to = earlier_of(to, course.stop->days);
    const std::int64_t least = days_between(from.last(), to.first());
    const std::int64_t most = days_between(from.first(), to.last());
    rest.total.least += least;
    rest.total.most += most;
    if (from.first() > rest.due.last()) continue;
    const bool surely = from.last() <= rest.due.first();
    rest.due = {later_by(rest.due, 0, static_cast<std::uint32_t>(surely ? least : 0)).first(),
                later_by(rest.due, 0, static_cast<std::uint32_t>(most)).last()};
    rest.lasts = rest.lasts || !pause.to;
  }
  return rest;
}

ClockState state_of(const Course& course, const Rest& rest, AsOf as_of) {
  if (course.stop) {
    if (course.stop->happened == Truth::unknown) return ClockState::unknown;
    switch (before(rest.due, course.stop->days)) {
      case Truth::yes: return ClockState::late;
      case Truth::no: return ClockState::kept;
      case Truth::unknown: return ClockState::unknown;
    }
  }
  if (course.undecided) return ClockState::unknown;
  if (course.ended) return ClockState::ended;
  if (rest.lasts) return ClockState::on_hold;
  return as_of.day > rest.due.last() ? ClockState::overdue : ClockState::running;
}

}  // namespace

ClockReading reading_of(const ClockRule& rule, const Course& given, AsOf as_of) {
  const Truth began = happened(given.start, as_of);
  if (began == Truth::no) return {};
  ClockReading reading{ClockState::unknown, {}, {}};
  if (!given.start.known || began == Truth::unknown) return reading;
  Course course = given;
  const Date start = possible_days(course.start, as_of);
  // What stops a clock comes after what starts it; a report may have been written before.
  if (course.stop)
    course.stop->days = {std::max(course.stop->days.first(), start.first()),
                         std::max(course.stop->days.last(), start.first())};
  const Rest rest = rest_of(course, start, later_by(start, rule.months, rule.days), as_of);
  reading.state = state_of(course, rest, as_of);
  if (reading.state != ClockState::on_hold && reading.state != ClockState::ended)
    reading.due = rest.due;
  if (course.stop && course.stop->happened == Truth::yes) {
    const Date stop = course.stop->days;
    const std::int64_t shortest = days_between(start.last(), stop.first()) - rest.total.most;
    const std::int64_t longest = days_between(start.first(), stop.last()) - rest.total.least;
    reading.days = {std::max<std::int64_t>(0, shortest), std::max<std::int64_t>(0, longest)};
  }
  return reading;
}

}  // namespace mieux
