#include <string>

#include "fieldwork_rules.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"

namespace mieux {
namespace {

void report_unknown(const RuleRun& run, const Record& record, const Action& action,
                    const Mission& mission) {
  std::string all;
  for (const Need& need : action.needs)
    all += (all.empty() ? "" : ", ") + std::string{need.id.value};
  run.error(record, {"unknown-need", mission.need.span,
                     full_id(record) + " has no need " + in_quotes(mission.need.value),
                     all.empty() ? "it has none: `mieux need add " + std::string{record.id} +
                                       "` records one; or delete this line"
                                 : "write one of: " + all});
}

void check_mission(const RuleRun& run, const Record& record, const Action& action,
                   const Mission& mission) {
  if (!mission.need.is_there()) return;
  const Need* need = find_need(action, mission.need.value);
  if (need == nullptr) return report_unknown(run, record, action, mission);
  if (!need->activity.is_there() || need->activity.value == mission.activity.value) return;
  run.error(record,
            {"need-elsewhere",
             mission.need.span,
             "mission " + mission_name(action, mission) + " is on " +
                 (mission.activity.is_there() ? "activity " + std::string{mission.activity.value}
                                              : std::string{"the Action as a whole"}) +
                 ", but the need " + std::string{need->id.value} + " is of activity " +
                 std::string{need->activity.value},
             "correct the activity or the need of the mission",
             {{&record, need->activity.span, "the activity of the need"}}});
}

void check_need(const RuleRun& run, const Record& record, const Action& action, const Need& need) {
  if (!need.given_up) return;
  const Count found = standing_of(action, need, run.as_of).found;
  if (found.known < need.count) return;
  const std::string name = std::string{record.id} + "/" + std::string{need.id.value};
  run.error(record,
            {"need-filled", need.unfilled_span,
             "the need " + std::string{need.id.value} + " of " + counted(need.count, "expert") +
                 " ended unfilled, but " + std::to_string(found.known) +
                 (found.known == 1 ? " is on a mission that answers it"
                                   : " are on missions that answer it"),
             "`mieux need set " + name +
                 " unfilled=` takes it back; or correct the count, or the missions"});
}

}  // namespace

/// A mission answers a need of its Action, on the same activity; a need that ended unfilled has
/// fewer experts than it asked for.
void check_needs(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    if (!record.whole) continue;
    const Action& action = run.store.actions()[record.position];
    for (const Mission& mission : action.missions) check_mission(run, record, action, mission);
    for (const Need& need : action.needs) check_need(run, record, action, need);
  }
}

}  // namespace mieux
