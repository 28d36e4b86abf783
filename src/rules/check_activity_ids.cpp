#include <algorithm>
#include <string>

#include "rule.hpp"

namespace mieux {
namespace {

const Activity* find_activity(const Action& action, std::string_view id) {
  for (const Activity& activity : action.activities)
    if (activity.id.value == id) return &activity;
  return nullptr;
}

void report(const RuleRun& run, const Record& record, const Text& id, const Record& action) {
  run.error(record, "unknown-activity", id.span,
            full_id(action) + " has no activity " + quoted(id.value),
            "`mieux show " + full_id(action) + "` lists its activities");
}

void check_action(const RuleRun& run, const Record& record, const Action& action) {
  for (std::size_t i = 0; i < action.activities.size(); ++i) {
    const Text& id = action.activities[i].id;
    const Activity* first = find_activity(action, id.value);
    if (first != &action.activities[i])
      run.error(record, "duplicate-activity", id.span,
                "the id " + quoted(id.value) + " belongs to two activities",
                "give this one the id a" + std::to_string(action.activities.size() + 1),
                {{&record, first->id.span, "here is the other"}});
  }
  for (const Mission& mission : action.missions)
    if (mission.activity.is_there() && find_activity(action, mission.activity.value) == nullptr)
      report(run, record, mission.activity, record);
}

}  // namespace

/// Activities are told apart by their ids; missions and feedback name activities that exist.
void check_activity_ids(const RuleRun& run) {
  const std::vector<Record>& actions = run.store.records(RecordKind::action);
  for (const Record& record : actions)
    check_action(run, record, run.store.actions()[record.position]);
  for (const Record& record : run.store.records(RecordKind::feedback)) {
    const Feedback& feedback = run.store.feedback()[record.position];
    if (!feedback.activity.is_there() || !feedback.action.is_there()) continue;
    const Record* action = run.store.target(feedback.action.value, set_of(RecordKind::action));
    if (action != nullptr && find_activity(run.store.actions()[action->position],
                                           feedback.activity.value) == nullptr)
      report(run, record, feedback.activity, *action);
  }
}

}  // namespace mieux
