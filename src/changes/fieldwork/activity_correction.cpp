// What was recorded of an activity by mistake.
#include "activity_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/activity_outcomes.hpp"
#include "mieux/changes/wishes/past_date.hpp"

namespace mieux {
namespace {

using yaml::Value;

std::string outcome_in_words(ActivityState state) {
  switch (state) {
    case ActivityState::none: return "still planned";
    case ActivityState::not_taken_up: return "not taken up";
    default: return std::string{activity_state_words[static_cast<std::size_t>(state)]};
  }
}

bool was_given_up(ActivityState state) {
  return state == ActivityState::cancelled || state == ActivityState::not_taken_up;
}

bool is_settled_for_good(ActivityState state) {
  return state == ActivityState::held || was_given_up(state);
}

void require_outcome(const ActivityText& text) {
  if (text.recorded().state != ActivityState::none) return;
  throw Failure(Exit::refused,
                text.name() + " is planned, so there is no outcome that could be corrected",
                "`mieux activity schedule " + text.name() +
                    " --start DATE` plans it for other days, `mieux activity record-held " +
                    text.name() + "` records that it was held");
}

[[noreturn]] void fail_has_none(const ActivityText& text, ActivityState state,
                                const std::string& what, std::string hint) {
  throw Failure(Exit::usage,
                text.name() + (is_settled_for_good(state) ? " was " : " is ") +
                    outcome_in_words(state) + ", so it has no " + what,
                std::move(hint));
}

/// What is said must be something that an activity of this outcome has.
void require_fits(const ActivityText& text, ActivityState state, const OutcomeCorrection& right) {
  const std::string name = text.name();
  if (!right.to.empty() && state != ActivityState::postponed)
    fail_has_none(text, state, "new date", "leave --to out");
  if (!right.replaced_by.empty() && !was_given_up(state))
    fail_has_none(text, state, "replacement", "leave --replaced-by out");
  if (state == ActivityState::none && !right.reason.empty())
    fail_has_none(text, state, "reason", "leave --reason out");
  if (right.on.empty()) return;
  if (state == ActivityState::held)
    fail_has_none(text, state, "day of a decision",
                  "`mieux activity record-held " + name +
                      " --start DATE --end DATE` corrects the days on which it was held");
  if (state == ActivityState::none)
    fail_has_none(text, state, "day of a decision",
                  "leave --on out; `mieux activity schedule " + name +
                      " --start DATE` plans it for other days");
}

void require_something_said(const ActivityText& text, const OutcomeCorrection& right) {
  if (right.state || !right.on.empty() || !right.to.empty() || !right.reason.empty() ||
      !right.replaced_by.empty())
    return;
  const bool held = text.recorded().state == ActivityState::held;
  throw Failure(Exit::usage, "what is to be corrected is not said",
                held ? "`mieux activity record-held " + text.name() +
                           " --start DATE --end DATE` corrects the days; if it was not held: "
                           "`mieux activity correct " +
                           text.name() + " cancelled --reason TEXT`"
                     : "say the day it was decided: --on DATE; why: --reason TEXT; or what became "
                       "of it: held, postponed, cancelled, not-taken-up or planned");
}

/// Takes away what belongs to the outcome that was wrong.
void put_state(ActivityText& text, ActivityState state) {
  if (state == ActivityState::none) return text.remove("outcome");
  text.put("outcome.state",
           Value::text(std::string{activity_state_words[static_cast<std::size_t>(state)]}));
  if (state != ActivityState::postponed) text.remove("outcome.to");
  if (!was_given_up(state)) text.remove("outcome.replaced_by");
  if (state == ActivityState::held)
    for (const std::string_view field : {"outcome.date", "outcome.reason"}) text.remove(field);
}

std::string sentence_of_outcome(const ActivityText& text, ActivityState state,
                                const std::string& day_before) {
  const ActivityState before = text.recorded().state;
  const std::string day = text.text_of("outcome.date");
  const auto date = Date::parse(day);
  const std::string to = text.text_of("outcome.to");
  std::string words = outcome_in_words(state) + (date ? " " + in_words(*date) : "") +
                      (to.empty() ? "" : ", to " + to) + ", corrected";
  if (before != state) return words + " (it was " + outcome_in_words(before) + ")";
  return words + (day_before.empty() || day_before == day ? "" : " (it was " + day_before + ")");
}

}  // namespace

Change correct_activity(const Store& store, const Record& action, std::string_view id,
                        const OutcomeCorrection& right, const Circumstances& circumstances) {
  ActivityText text(store, action, id);
  require_outcome(text);
  require_something_said(text, right);
  const ActivityState before = text.recorded().state;
  const ActivityState state = right.state.value_or(before);
  require_fits(text, state, right);
  const bool wants_reason = was_given_up(state) || state == ActivityState::postponed;
  if (wants_reason && text.text_of("outcome.reason").empty())
    text.require_reason(right.reason, outcome_in_words(state));
  const std::string day_before = text.text_of("outcome.date");
  if (state != before) put_state(text, state);
  if (!right.on.empty())
    text.put("outcome.date", Value::text(typed_past_date(right.on, circumstances.as_of).text));
  if (!right.to.empty())
    text.put("outcome.to", Value::text(typed_date(right.to, circumstances.as_of).text));
  text.put_text("outcome.reason", std::string{trimmed(right.reason)});
  if (const std::string other = text.replacement(right.replaced_by); !other.empty())
    text.put("outcome.replaced_by", Value::text(other));
  const std::string when = text.text_of("start").empty() ? " --start DATE" : "";
  std::string next = state == ActivityState::held
                         ? "`mieux activity record-held " + text.name() + when +
                               " --participants N` adds who took part"
                         : "`mieux activity show " + text.name() + "` shows it";
  return text.finish(sentence_of_outcome(text, state, day_before), std::move(next));
}

}  // namespace mieux
