#include "fieldwork_rules.hpp"

#include <string>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

void report(const RuleRun& run, const Record& record, const Text& id, const Record& action) {
  std::vector<std::string_view> ids;
  std::string all;
  for (const Activity& activity : run.store.actions()[action.position].activities) {
    ids.push_back(activity.id.value);
    all += (all.empty() ? "" : ", ") + std::string{activity.id.value};
  }
  run.error(record, {"unknown-activity", id.span,
                     full_id(action) + " has no activity " + in_quotes(id.value),
                     ids.empty() ? "it has none: add the activity there, or delete this line"
                                 : "write one of: " + all});
}

void check_action(const RuleRun& run, const Record& record, const Action& action) {
  for (const Mission& mission : action.missions)
    if (mission.activity.is_there() && find_activity(action, mission.activity.value) == nullptr)
      report(run, record, mission.activity, record);
  for (const Need& need : action.needs)
    if (need.activity.is_there() && find_activity(action, need.activity.value) == nullptr)
      report(run, record, need.activity, record);
  for (const Activity& activity : action.activities)
    if (activity.replaced_by.is_there() &&
        find_activity(action, activity.replaced_by.value) == nullptr)
      report(run, record, activity.replaced_by, record);
}

}  // namespace

/// Missions, needs, feedback and activities that were replaced name activities that exist.
void check_activity_ids(const RuleRun& run) {
  const std::vector<Record>& actions = run.store.records(RecordKind::action);
  for (const Record& record : actions)
    check_action(run, record, run.store.actions()[record.position]);
  for (const Record& record : run.store.records(RecordKind::feedback)) {
    const Feedback& feedback = run.store.feedback()[record.position];
    if (!feedback.activity.is_there() || !feedback.action.is_there()) continue;
    const Record* action = run.store.target(feedback.action.value, set_of(RecordKind::action));
    if (action == nullptr || !action->whole) continue;
    const Action& seen = run.store.actions()[action->position];
    if (find_activity(seen, feedback.activity.value) == nullptr)
      report(run, record, feedback.activity, *action);
  }
}

}  // namespace mieux
