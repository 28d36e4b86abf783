#include "fieldwork_rules.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

const Activity* find_activity(const Action& action, std::string_view id) {
  for (const Activity& activity : action.activities)
    if (activity.id.value == id) return &activity;
  return nullptr;
}

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

/// An id that no activity has: one more than the highest.
std::string free_id(const Action& action) {
  unsigned highest = 0;
  for (const Activity& activity : action.activities) {
    unsigned number = 0;
    const std::string_view digits = activity.id.value.substr(activity.id.value.empty() ? 0 : 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    highest = std::max(highest, number);
  }
  return "a" + std::to_string(highest + 1);
}

void check_action(const RuleRun& run, const Record& record, const Action& action) {
  for (std::size_t i = 0; i < action.activities.size(); ++i) {
    const Text& id = action.activities[i].id;
    const Activity* first = find_activity(action, id.value);
    if (id.is_there() && first != &action.activities[i])
      run.error(record, {"duplicate-activity",
                         id.span,
                         "the id " + in_quotes(id.value) + " belongs to two activities",
                         "give this one the id " + free_id(action),
                         {{&record, first->id.span, "here is the other"}}});
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
    if (action == nullptr || !action->whole) continue;
    const Action& seen = run.store.actions()[action->position];
    if (find_activity(seen, feedback.activity.value) == nullptr)
      report(run, record, feedback.activity, *action);
  }
}

}  // namespace mieux
