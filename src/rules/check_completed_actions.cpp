#include <algorithm>
#include <unordered_set>

#include "rule.hpp"

namespace mieux {
namespace {

/// Actions that have an implementation report.
std::unordered_set<const Record*> reported(const Store& store) {
  std::unordered_set<const Record*> found;
  for (const Record& record : store.records(RecordKind::feedback)) {
    const Feedback& feedback = store.feedback()[record.position];
    if (feedback.tool.value == "action-implementation")
      found.insert(store.target(feedback.action.value, set_of(RecordKind::action)));
  }
  return found;
}

void check(const RuleRun& run, const Record& record, const Action& action, Span completed) {
  const auto held = [](const Activity& a) { return a.state == ActivityState::held; };
  if (std::none_of(action.activities.begin(), action.activities.end(), held))
    run.error(record, "completed-without-activity", completed,
              "the Action is completed, but no activity is recorded as held",
              "record the outcome of its activities");
  if (record.imported) return;  // its activities have no outcome unless history tells one
  for (const Activity& activity : action.activities) {
    const bool open = activity.state == ActivityState::none ||
                      activity.state == ActivityState::postponed;
    if (open && !activity.optional)
      run.error(record, "activity-left-planned", activity.id.span,
                "the Action is completed, but activity " + std::string{activity.id.value} +
                    " is still planned",
                "record its outcome: held, cancelled or not-taken-up",
                {{&record, completed, "completed here"}});
  }
}

}  // namespace

/// A completed Action has an end, an activity that was held, none left planned, and its
/// implementation report (a warning).
void check_completed_actions(const RuleRun& run) {
  const auto with_report = reported(run.store);
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    const ActionEvent* completed = find(action, ActionStep::completed);
    if (completed == nullptr) continue;
    if (!completed->when.known)
      run.error(record, "completed-without-end", completed->span,
                "the Action is completed, but the day is missing",
                "add `date:`, as precisely as it is known (../2015: not later than 2015)");
    check(run, record, action, completed->span);
    if (!with_report.contains(&record))
      run.warning(record, "missing-report", completed->span,
                  "the Action is completed, but has no implementation report",
                  "add feedback with `tool: action-implementation`");
  }
}

}  // namespace mieux
