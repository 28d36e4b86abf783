#include "fieldwork_rules.hpp"

#include <algorithm>
#include <unordered_set>

#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"

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

void check_activities(const RuleRun& run, const Record& record, const Action& action,
                      Span completed) {
  const Fieldwork work{action, record.imported};
  const auto held = [&](const Activity& a) { return may_be_held(work, a); };
  if (std::none_of(action.activities.begin(), action.activities.end(), held))
    run.error(record,
              {"completed-without-activity", completed,
               "the Action is completed, but no activity is recorded as held",
               action.activities.empty() ? "add `activities:` with those that were held"
                                         : "add `outcome:` with `state: held` where one was held"});
  if (record.imported) return;
  for (const Activity& activity : action.activities) {
    if (is_left_open(activity))
      run.error(record, {"activity-left-planned",
                         activity.id.span,
                         "the Action is completed, but activity " + std::string{activity.id.value} +
                             " is still planned",
                         "add `outcome:` with `state: held`, `cancelled` or `not-taken-up`; if the "
                         "Action goes on, `mieux action reopen " +
                             std::string{record.id} + " --reason TEXT` takes it up again",
                         {{&record, completed, "completed here"}}});
  }
}

}  // namespace

/// A completed Action has an end, an activity that was held, none left planned, and its
/// implementation report (a warning).
void check_completed_actions(const RuleRun& run) {
  const auto with_report = reported(run.store);
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    const ActionEvent* completed = end_of(action);
    if (completed == nullptr || completed->type != ActionStep::completed) continue;
    if (!completed->when.known)
      run.error(record,
                {"completed-without-end", completed->span,
                 "the Action is completed, but the day is missing",
                 "add `date:` below it, as precisely as it is known, such as \"2015\" or 2015-06"});
    if (record.sound) check_activities(run, record, action, completed->span);
    if (!with_report.contains(&record))
      run.warning(record,
                  {"missing-report", completed->span,
                   "the Action is completed, but has no implementation report",
                   "add a file in feedback/ with `tool: action-implementation` and `action: " +
                       std::string{record.id} + "`"});
  }
}

}  // namespace mieux
