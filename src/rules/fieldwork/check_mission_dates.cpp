#include <fmt/format.h>

#include "fieldwork_rules.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

/// Preparation and follow-up happen: a mission that far from its activity is only a warning.
constexpr Day::duration margin_of_missions{92};

/// Travel there and back, and a day of preparation or report: so much longer than its activity a
/// mission may be without a word.
constexpr Day::duration added_days{3};

/// A mission and the activity it is on, with the days of both, as far apart as they may be.
struct OnActivity {
  const RuleRun& run;
  const Record& record;
  const Mission& mission;
  const Activity& activity;
  std::string name;  ///< of the mission
  Date stay;
  Date held;

  /// `mieux mission set benin/m2 start= end=` takes the days of the activity.
  [[nodiscard]] std::string line_to_type() const {
    return "`mieux mission set " + std::string{record.id} + "/" + name +
           " start=" + (mission.end.known ? " end=" : "") + "` gives it the days of the activity";
  }
};

Date days_between(const When& start, const When& end) {
  return {start.date.first(), end.known ? end.date.last() : start.date.last()};
}

void report_outside(const OnActivity& on, const std::string& what, bool far) {
  on.run.report(
      far ? Severity::error : Severity::warning, on.record,
      {"outside-activity",
       on.mission.start.span,
       "mission " + on.name + " (" + on.stay.to_string() + ") " + what + " activity " +
           std::string{on.activity.id.value} + " (" + on.held.to_string() + ")",
       far ? "correct the dates or the activity that is wrong"
           : on.line_to_type() + "; up to three months of preparation or follow-up are no error",
       {{&on.record, on.activity.start.span, "the activity begins here"}}});
}

void check_stay(const OnActivity& on) {
  const auto& [run, record, mission, activity, name, stay, held] = on;
  if (stay.last() < held.first() || stay.first() > held.last()) {
    const bool far = stay.last() < held.first() - margin_of_missions ||
                     stay.first() > held.last() + margin_of_missions;
    return report_outside(on, "has no day in common with", far);
  }
  if (mission.start.date.last() < held.first() - added_days)
    return report_outside(on, "begins more than three days before", false);
  if (mission.end.known && activity.end.known &&
      mission.end.date.first() > held.last() + added_days)
    report_outside(on, "ends more than three days after", false);
}

/// Days of work are not many more than the mission or, where its days are not known, its activity
/// lasts.
void check_days(const RuleRun& run, const Record& record, const Mission& mission,
                const Activity& activity) {
  const Action& action = run.store.actions()[record.position];
  const bool own = mission.start.known && mission.end.known;
  const When& start = own ? mission.start : activity.start;
  const When& end = own ? mission.end : activity.end;
  if (!mission.days || !start.known || !end.known || is_dropped(activity)) return;
  const auto lasts = (end.date.last() - start.date.first()).count() + 1;
  if (lasts < 1 || *mission.days <= static_cast<double>(lasts + added_days.count())) return;
  const std::string name = mission_name(action, mission);
  const std::string days = counted(static_cast<std::size_t>(lasts), "day");
  run.warning(
      record,
      {"mission-days",
       mission.span,
       "mission " + name + " counts " + fmt::format("{}", *mission.days) + " days, but " +
           (own ? "lasts " + days
                : "activity " + std::string{activity.id.value} + " lasts " + days),
       "days are those of one expert, with up to three more for travel and preparation; `mieux "
       "mission set " +
           std::string{record.id} + "/" + name + " days=" + std::to_string(lasts) +
           "` corrects them",
       {{&record, start.span, own ? "the mission begins here" : "the activity begins here"}}});
}

}  // namespace

/// A mission has a day in common with its activity, and neither its own days nor the days of work
/// go far beyond it. A margin is a warning.
void check_mission_dates(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    for (const Mission& mission : action.missions) {
      const Activity* activity = activity_of(action, mission);
      if (activity == nullptr) continue;
      check_days(run, record, mission, *activity);
      if (!mission.start.known || !activity->start.known || is_dropped(*activity)) continue;
      check_stay({run, record, mission, *activity, mission_name(action, mission),
                  days_between(mission.start, mission.end),
                  days_between(activity->start, activity->end)});
    }
  }
}

}  // namespace mieux
