#include "fieldwork_rules.hpp"

namespace mieux {
namespace {

/// Preparation and follow-up happen: what lies outside the Action by not more than that is only a
/// warning.
constexpr Day::duration margin{92};

/// A day of an activity that lies outside its Action.
struct Outside {
  const Activity& activity;
  When when;
  When bound;  ///< the day of the Action that it is compared with
  bool early;  ///< it lies before the start; else after the end
};

void report(const RuleRun& run, const Record& record, const Outside& outside) {
  const auto& [activity, when, bound, early] = outside;
  const Date widened{bound.date.first() - margin, bound.date.last() + margin};
  const Truth far = early ? before(when.date, widened) : before(widened, when.date);
  run.report(far == Truth::yes ? Severity::error : Severity::warning, record,
             {"outside-action",
              when.span,
              "activity " + std::string{activity.id.value} + " (" + when.date.to_string() +
                  ") lies " + (early ? "before the start" : "after the end") + " of the Action (" +
                  bound.date.to_string() + ")",
              far == Truth::yes ? "correct the date that is wrong"
                                : "correct a date if one is wrong; three months of preparation or "
                                  "follow-up are no error",
              {{&record, bound.span, early ? "the Action starts here" : "the Action ends here"}}});
}

}  // namespace

/// Activities lie between the start and the end of their Action. A margin is a warning.
void check_activity_dates(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    const When start = started(action);
    const When end = ended(action);
    for (const Activity& activity : action.activities) {
      if (is_dropped(activity)) continue;  // its days are those it was planned for
      const When& last = activity.end.known ? activity.end : activity.start;
      if (start.known && activity.start.known &&
          before(activity.start.date, start.date) == Truth::yes)
        report(run, record, {activity, activity.start, start, true});
      if (end.known && last.known && before(end.date, last.date) == Truth::yes)
        report(run, record, {activity, last, end, false});
    }
  }
}

}  // namespace mieux
