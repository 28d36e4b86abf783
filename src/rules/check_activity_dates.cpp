#include "rule.hpp"

namespace mieux {

/// Activities lie between the start and the end of their Action; one outside is a warning, since
/// preparation and follow-up happen.
void check_activity_dates(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    const When start = started(action);
    const When end = ended(action);
    for (const Activity& activity : action.activities) {
      if (start.known && activity.start.known &&
          before(activity.start.date, start.date) == Truth::yes)
        run.warning(record, "outside-action", activity.start.span,
                    "activity " + std::string{activity.id.value} + " starts on " +
                        activity.start.date.to_string() + ", before the Action (" +
                        start.date.to_string() + ")",
                    "correct the date that is wrong",
                    {{&record, start.span, "the Action starts here"}});
      const When& last = activity.end.known ? activity.end : activity.start;
      if (end.known && last.known && before(end.date, last.date) == Truth::yes)
        run.warning(record, "outside-action", last.span,
                    "activity " + std::string{activity.id.value} + " (" +
                        last.date.to_string() + ") lies after the end of the Action (" +
                        end.date.to_string() + ")",
                    "correct the date that is wrong",
                    {{&record, end.span, "the Action ends here"}});
    }
  }
}

}  // namespace mieux
