#include "time_rules.hpp"

namespace mieux {
namespace {

/// Reports an actual event that surely lies after today.
void check_not_ahead(const RuleRun& run, const Record& record, const When& when,
                     std::string_view what) {
  if (!when.known || when.date.first() <= run.as_of.today) return;
  run.error(record, {"event-in-future", when.span,
                     "'" + std::string{what} + "' is dated " + when.date.to_string() +
                         ", after today (" + to_string(run.as_of.today) + ")",
                     "correct the date, or record it once it has happened"});
}

void check_action_events(const RuleRun& run, const Record& record, const Action& action) {
  for (const ActionEvent& event : action.events)
    check_not_ahead(run, record, event.when, word_of(event.type));
  for (const Activity& activity : action.activities) {
    const auto state = static_cast<std::size_t>(activity.state);
    check_not_ahead(run, record, activity.decided, activity_state_words[state]);
    if (activity.state == ActivityState::held) check_not_ahead(run, record, activity.start, "held");
  }
  for (const Need& need : action.needs) {
    check_not_ahead(run, record, need.asked, "asked");
    check_not_ahead(run, record, need.unfilled, "unfilled");
  }
  for (const Result& result : action.results)
    check_not_ahead(run, record, result.achieved, "achieved");
  for (const Effect& effect : action.effects)
    check_not_ahead(run, record, effect.reported, "reported");
  for (const Deliverable& deliverable : action.deliverables)
    for (const DeliverableEvent& event : deliverable.events)
      check_not_ahead(run, record, event.when,
                      deliverable_step_words[static_cast<std::size_t>(event.type)]);
}

}  // namespace

/// What is recorded as having happened lies in the past.
void check_future_events(const RuleRun& run) {
  const Store& store = run.store;
  for (const Record& record : store.records(RecordKind::request)) {
    const Request& request = store.requests()[record.position];
    for (const RequestEvent& event : request.events)
      check_not_ahead(run, record, event.when, word_of(event.type));
    for (const Letter& letter : request.letters)
      check_not_ahead(run, record, letter.received, "received");
  }
  for (const Record& record : store.records(RecordKind::action))
    check_action_events(run, record, store.actions()[record.position]);
  for (const Record& record : store.records(RecordKind::feedback))
    check_not_ahead(run, record, store.feedback()[record.position].date, "date");
  for (const Record& record : store.records(RecordKind::expert))
    check_not_ahead(run, record, store.experts()[record.position].registered, "registered");
  for (const Record& record : store.records(RecordKind::review))
    for (const Recommendation& one : store.reviews()[record.position].recommendations) {
      check_not_ahead(run, record, one.answered, "answered");
      check_not_ahead(run, record, one.done, "done");
    }
  for (const Record& record : store.records(RecordKind::fiche))
    for (const FicheVersion& version : store.fiches()[record.position].versions) {
      check_not_ahead(run, record, version.date, "date");
      check_not_ahead(run, record, version.sent, "sent");
      for (const Opinion& opinion : version.consultation)
        check_not_ahead(run, record, opinion.date, "opinion");
      check_not_ahead(run, record, version.decided, "decision");
    }
}

}  // namespace mieux
