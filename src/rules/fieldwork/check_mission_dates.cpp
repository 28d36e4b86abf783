#include "fieldwork_rules.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

/// Preparation and follow-up happen: a mission that far from its activity is only a warning.
constexpr Day::duration margin_of_missions{92};

/// The days of a mission or of an activity, as far apart as they may be.
Date days_between(const When& start, const When& end) {
  return {start.date.first(), end.known ? end.date.last() : start.date.last()};
}

void check_mission(const RuleRun& run, const Record& record, const Mission& mission,
                   const Activity& activity) {
  const Action& action = run.store.actions()[record.position];
  if (!mission.start.known || !activity.start.known || is_dropped(activity)) return;
  const Date stay = days_between(mission.start, mission.end);
  const Date held = days_between(activity.start, activity.end);
  if (stay.last() >= held.first() && stay.first() <= held.last()) return;
  const bool far = stay.last() < held.first() - margin_of_missions ||
                   stay.first() > held.last() + margin_of_missions;
  run.report(far ? Severity::error : Severity::warning, record,
             {"outside-activity",
              mission.start.span,
              "mission " + mission_name(action, mission) + " (" + stay.to_string() +
                  ") has no day in common with activity " + std::string{activity.id.value} + " (" +
                  held.to_string() + ")",
              far ? "correct the dates or the activity that is wrong"
                  : "correct a date if one is wrong; three months of preparation or follow-up are "
                    "no error",
              {{&record, activity.start.span, "the activity begins here"}}});
}

}  // namespace

/// A mission has a day in common with its activity. A margin is a warning.
void check_mission_dates(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    for (const Mission& mission : action.missions)
      if (const Activity* activity = activity_of(action, mission))
        check_mission(run, record, mission, *activity);
  }
}

}  // namespace mieux
