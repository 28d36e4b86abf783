#include "time_rules.hpp"

#include "mieux/procedure/fieldwork/action_steps.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {
namespace {

template <typename Step>
void report(const RuleRun& run, const Record& record, const Event<Step>& event,
            const std::string& why, std::string hint) {
  run.error(record, {"event-order", event.span,
                     "'" + std::string{word_of(event.type)} + "' cannot stand here: " + why,
                     std::move(hint)});
}

void check_steps(const RuleRun& run, const Record& record, const Request& request) {
  OutcomeSoFar so_far;
  for (const RequestEvent& event : request.events) {
    const std::string why = so_far.why_not(event.type);
    if (!why.empty())
      report(run, record, event, why,
             is_closed(so_far.now()) ? "put a `reopened` event before it"
                                     : "put the events in the order in which they happened");
    so_far.take(event.type);
  }
}

void check_steps(const RuleRun& run, const Record& record, const Action& action) {
  StatusSoFar so_far;
  for (const ActionEvent& event : action.events) {
    const std::string why = so_far.why_not(event.type);
    if (!why.empty())
      report(run, record, event, why,
             is_closed(so_far.now()) ? "put a `reopened` event before it"
                                     : "put the events in the order in which they happened");
    so_far.take(event.type);
  }
}

/// Steps that check_date_order compares: said once is enough.
bool is_dated_step(RequestStep step) {
  return step == RequestStep::received || step == RequestStep::screened ||
         step == RequestStep::sent_to_steering_group || step == RequestStep::approved ||
         step == RequestStep::rejected || step == RequestStep::forwarded;
}
bool is_dated_step(ActionStep step) {
  return step == ActionStep::started || step == ActionStep::completed ||
         step == ActionStep::cancelled;
}

/// Events stand in the order of their days. `all`: date-order does not look at this record.
template <typename Step>
void check_days(const RuleRun& run, const Record& record, List<Event<Step>> events, bool all) {
  const Event<Step>* latest = nullptr;  // of those before, but a contradiction is told once
  for (const Event<Step>& event : events) {
    if (!event.when.known) continue;
    const bool earlier =
        latest != nullptr && before(event.when.date, latest->when.date) == Truth::yes;
    if (earlier && (all || !is_dated_step(latest->type) || !is_dated_step(event.type)))
      run.error(record,
                {"event-order",
                 event.when.span,
                 "'" + std::string{word_of(event.type)} + "' (" + event.when.date.to_string() +
                     ") stands after '" + std::string{word_of(latest->type)} + "' (" +
                     latest->when.date.to_string() + "), but is earlier",
                 "put the events in the order of their dates, or correct the date",
                 {{&record, latest->when.span, "an event before it"}}});
    if (latest == nullptr || earlier || event.when.date.first() >= latest->when.date.first())
      latest = &event;
  }
}

/// Nothing happened to a deliverable before what must come before it. A contradiction is told once.
void check_life(const RuleRun& run, const Record& record, const Deliverable& deliverable) {
  for (const DeliverableEvent& later : deliverable.events)
    for (const DeliverableEvent& first : deliverable.events) {
      if (!comes_before(first.type, later.type) || !first.when.known || !later.when.known) continue;
      if (before(later.when.date, first.when.date) != Truth::yes) continue;
      run.error(record,
                {"event-order",
                 later.when.span,
                 "'" + std::string{word_of(later.type)} + "' (" + later.when.date.to_string() +
                     ") is earlier than '" + std::string{word_of(first.type)} + "' (" +
                     first.when.date.to_string() + "), which comes before it",
                 "correct one of the two dates",
                 {{&record, first.when.span, "the other event"}}});
      break;
    }
}

}  // namespace

/// Events follow each other legally and in the order of their days.
void check_event_order(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    check_steps(run, record, request);
    check_days(run, record, request.events, find(request, RequestStep::reopened) != nullptr);
  }
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    check_steps(run, record, action);
    check_days(run, record, action.events, find(action, ActionStep::reopened) != nullptr);
    for (const Deliverable& deliverable : action.deliverables) check_life(run, record, deliverable);
  }
}

}  // namespace mieux
