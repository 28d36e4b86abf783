#include "time_rules.hpp"

#include <array>

#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

struct Named {
  std::string_view name;
  When when;
  const Record* record;
};

/// Reports `later` if no choice of days lets it be on or after `earlier`; returns whether.
bool compare(const RuleRun& run, const Named& earlier, const Named& later) {
  if (!earlier.when.known || !later.when.known) return false;
  if (before(later.when.date, earlier.when.date) != Truth::yes) return false;
  run.error(*later.record,
            {"date-order",
             later.when.span,
             "'" + std::string{later.name} + "' (" + later.when.date.to_string() + ") is before '" +
                 std::string{earlier.name} + "' (" + earlier.when.date.to_string() + ")",
             "correct the date that is wrong",
             {{earlier.record, earlier.when.span, "the date it should not precede"}}});
  return true;
}

When when_of(const Request& request, RequestStep step) {
  const RequestEvent* event = find(request, step);
  return event == nullptr ? When{} : event->when;
}

void check_dates(const RuleRun& run, const Record& record, const Request& request) {
  if (find(request, RequestStep::reopened) != nullptr) return;
  const std::array<Named, 4> steps{{
      {"received", received(request), &record},
      {"screened", when_of(request, RequestStep::screened), &record},
      {"sent-to-steering-group", when_of(request, RequestStep::sent_to_steering_group), &record},
      {"decision", decided(request), &record},
  }};
  // Neighbours first; one wrong date is reported once, not against every other.
  std::array<bool, 4> reported{};
  for (std::size_t distance = 1; distance < steps.size(); ++distance)
    for (std::size_t i = 0; i + distance < steps.size(); ++i)
      if (!reported[i] && !reported[i + distance])
        reported[i] = reported[i + distance] = compare(run, steps[i], steps[i + distance]);
}

void check_dates(const RuleRun& run, const Record& record, const Action& action) {
  const Named start{"started", started(action), &record};
  if (find(action, ActionStep::reopened) == nullptr)
    compare(run, start, {"end", ended(action), &record});
  compare(run, {"planned start", action.planned_start, &record},
          {"planned end", action.planned_end, &record});
  for (const Activity& activity : action.activities)
    compare(run, {"start", activity.start, &record}, {"end", activity.end, &record});
  for (const Mission& mission : action.missions)
    compare(run, {"start", mission.start, &record}, {"end", mission.end, &record});
  for (const Need& need : action.needs)
    compare(run, {"asked", need.asked, &record}, {"unfilled", need.unfilled, &record});
  const Record* request = run.store.request_of(record.position);
  if (request == nullptr) return;
  const RequestEvent* approval =
      find(run.store.requests()[request->position], RequestStep::approved);
  if (approval != nullptr) compare(run, {"approved", approval->when, request}, start);
}

/// Something may have been done before it was answered, but not before the review began.
void check_dates(const RuleRun& run, const Record& record, const Review& review) {
  compare(run, {"start", review.start, &record}, {"end", review.end, &record});
  for (const Recommendation& one : review.recommendations) {
    compare(run, {"date", review.date, &record}, {"answered", one.answered, &record});
    if (review.start.known)
      compare(run, {"start", review.start, &record}, {"done", one.done, &record});
    else
      compare(run, {"date", review.date, &record}, {"done", one.done, &record});
    compare(run, {"answered", one.answered, &record}, {"deadline", one.deadline, &record});
  }
}

/// Nobody answers on an activity before it begins.
void check_dates(const RuleRun& run, const Record& record, const Feedback& feedback) {
  const Record* action = run.store.target(feedback.action.value, set_of(RecordKind::action));
  if (action == nullptr || !feedback.received) return;
  if (const Activity* activity =
          find_activity(run.store.actions()[action->position], feedback.activity.value))
    compare(run, {"start", activity->start, action}, {"date", feedback.date, &record});
}

}  // namespace

/// received <= screened <= sent to the steering group <= decision <= start <= end, as far as the
/// days known decide it. A request or an Action that was reopened may have
/// gone through the steps twice. Forms come back once the activity has begun. Recommendations are
/// answered after the report of the review, and due after the answer.
void check_date_order(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request))
    check_dates(run, record, run.store.requests()[record.position]);
  for (const Record& record : run.store.records(RecordKind::action))
    check_dates(run, record, run.store.actions()[record.position]);
  for (const Record& record : run.store.records(RecordKind::feedback))
    check_dates(run, record, run.store.feedback()[record.position]);
  for (const Record& record : run.store.records(RecordKind::review))
    check_dates(run, record, run.store.reviews()[record.position]);
}

}  // namespace mieux
