#include "fieldwork_rules.hpp"

#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"

namespace mieux {
namespace {

/// Records are judged by all that they say, whatever day is asked about.
AsOf after_all(const RuleRun& run) { return {Date::latest, run.as_of.today}; }

void check_activities(const RuleRun& run, const Record& record, const Action& action,
                      Span completed) {
  if (none_held({action, record.imported}, after_all(run)))
    run.error(record,
              {"completed-without-activity", completed,
               "the Action is completed, but no activity is recorded as held",
               action.activities.empty() ? "add `activities:` with those that were held"
                                         : "add `outcome:` with `state: held` where one was held"});
  if (record.imported) return;
  for (const Activity& activity : action.activities) {
    const std::string full_name = std::string{record.id} + "/" + std::string{activity.id.value};
    if (is_left_open(activity))
      run.error(record, {"activity-left-planned",
                         activity.id.span,
                         "the Action is completed, but activity " + std::string{activity.id.value} +
                             " is still planned",
                         "say what became of it: `mieux activity record-held " + full_name +
                             "`, `cancel` or `not-taken-up`; if the Action goes on, `mieux action "
                             "reopen " +
                             std::string{record.id} + " --reason TEXT` takes it up again",
                         {{&record, completed, "completed here"}}});
  }
}

}  // namespace

/// A completed Action has an end, an activity that was held, none left planned, and its
/// implementation report (a warning).
void check_completed_actions(const RuleRun& run) {
  const auto with_report = with_implementation_report(run.store, after_all(run));
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
                   "`mieux feedback new --title TEXT tool=action-implementation level=action "
                   "action=" +
                       std::string{record.id} + "` records it"});
  }
}

}  // namespace mieux
