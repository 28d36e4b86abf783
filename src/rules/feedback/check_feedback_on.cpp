#include <map>
#include <tuple>

#include "feedback_rules.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

bool has_answers(const Feedback& feedback) {
  return feedback.received.has_value() || !feedback.questions.empty();
}

void check_held(const RuleRun& run, const Record& record, const Feedback& feedback,
                const Record& action) {
  const Fieldwork work = fieldwork_of(run.store, action);
  const Activity* activity = find_activity(work.action, feedback.activity.value);
  if (activity == nullptr || took_place(work, *activity, run.as_of) != Truth::no) return;
  run.error(record,
            {"feedback-not-held",
             feedback.activity.span,
             full_id(action) + "/" + std::string{activity->id.value} +
                 " was not held, and there is feedback on it",
             "`mieux activity record-held " + std::string{action.id} + "/" +
                 std::string{activity->id.value} + " --on DATE` if it was; else correct `activity`",
             {{&action, activity->id.span, "the activity"}}});
}

}  // namespace

/// Answers are given to activities that took place, and the forms of one activity are counted in
/// one record.
void check_feedback_on(const RuleRun& run) {
  std::map<std::tuple<const Record*, std::string_view, std::string_view>, const Record*> seen;
  for (const Record& record : run.store.records(RecordKind::feedback)) {
    const Feedback& feedback = run.store.feedback()[record.position];
    if (!record.whole || !feedback.activity.is_there() || !has_answers(feedback)) continue;
    const Record* action = run.store.target(feedback.action.value, set_of(RecordKind::action));
    if (action == nullptr || !action->whole) continue;
    check_held(run, record, feedback, *action);
    if (!feedback.form.is_there()) continue;
    const auto [first, is_first] =
        seen.try_emplace({action, feedback.activity.value, feedback.form.value}, &record);
    if (!is_first)
      run.warning(
          record,
          {"feedback-twice",
           feedback.form.span,
           "the form " + in_quotes(feedback.form.value) + " on " + std::string{action->id} + "/" +
               std::string{feedback.activity.value} + " was counted before: figures add both",
           "delete one of the records if they are the same forms: `mieux feedback "
           "remove " +
               std::string{record.id} + "`",
           {{first->second, first->second->stated_id.span, "the other record"}}});
  }
}

}  // namespace mieux
