// The steps of an Action: ready, started, on hold, resumed, completed, cancelled, reopened.
#include "mieux/changes/fieldwork/action_steps.hpp"

#include <algorithm>

#include "action_completion.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/procedure/fieldwork/action_steps.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// What the Action was: `it was put on hold`.
std::string participle_of(ActionStep step) {
  return step == ActionStep::on_hold ? "put on hold" : std::string{word_of(step)};
}

void require_reason_of(const std::string& id, const ActionStepWish& wish) {
  const bool wanted = wish.step == ActionStep::on_hold || wish.step == ActionStep::cancelled ||
                      wish.step == ActionStep::reopened;
  if (!wanted || !wish.reason.empty()) return;
  throw Failure(Exit::usage, "why " + id + " is " + participle_of(wish.step) + " is not said",
                "say it in words: --reason TEXT");
}

/// `mieux action correct benin started --on DATE`.
std::string correction_of(const std::string& id, ActionStep step) {
  return "`mieux action correct " + id + " " + std::string{word_of(step)} + " --on DATE`";
}

/// What to type where a step cannot follow.
std::string way_out_of_action(const std::string& id, const Action& action, ActionStep wanted,
                              Status now) {
  std::string way;
  if (is_closed(now))
    way = "`mieux action reopen " + id + " --reason TEXT` takes it up again";
  else if (now == Status::on_hold)
    way = "`mieux action resume " + id + "` takes it up again";
  else if (wanted == ActionStep::resumed && now == Status::pipeline)
    way = "`mieux action start " + id + "` records that it has started";
  if (find(action, wanted) != nullptr)
    way += (way.empty() ? "" : "; ") + correction_of(id, wanted) + " corrects the day";
  return way.empty() ? "`mieux action show " + id + "` shows what happened so far" : way;
}

void require_legal_step(const std::string& id, const Action& action, const StatusSoFar& so_far,
                        ActionStep step) {
  if (const std::string why = so_far.why_not(step); !why.empty())
    throw Failure(Exit::refused, id + ": " + why,
                  way_out_of_action(id, action, step, so_far.now()));
  if (step != ActionStep::ready) return;
  const ActionEvent* there = find(action, ActionStep::ready);
  if (there == nullptr) return;
  throw Failure(
      Exit::refused,
      id + " was ready already" + (there->when.known ? ", on " + there->when.date.to_string() : ""),
      "`mieux action start " + id + "` records that it has started; " +
          correction_of(id, ActionStep::ready) + " corrects the day");
}

/// Fails (3) for a day before an event that is there, or before the approval.
void require_step_in_order(const Store& store, const Record& record, const TypedDate& day,
                           ActionStep step) {
  const std::string id{record.id};
  const auto refuse = [&](const std::string& before, const Date& date, const std::string& wrong) {
    throw Failure(Exit::refused,
                  before + " on " + date.to_string() + ", so " + id + " cannot have been " +
                      participle_of(step) + " on " + day.text,
                  "say the day it really was: --on DATE; if the other one is wrong, " + wrong +
                      " corrects it");
  };
  const List<ActionEvent> events = store.actions()[record.position].events;
  for (std::size_t i = events.size(); i > 0; --i) {
    const ActionEvent& event = events[i - 1];
    if (event.when.known && before(day.date, event.when.date) == Truth::yes)
      refuse("it was " + participle_of(event.type), event.when.date, correction_of(id, event.type));
  }
  if (const When approval = approved(store, record);
      approval.known && before(day.date, approval.date) == Truth::yes) {
    const std::string request{store.request_of(record.position)->id};
    refuse("the request " + request + " was approved", approval.date,
           "`mieux request correct " + request + " approved --on DATE`");
  }
}

void add_step(EditedRecord& text, const ActionStepWish& wish, const TypedDate& day, Extent extent) {
  Value::Mapping event{
      {"event", Value::text(std::string{word_of(wish.step)})},
      {"date", Value::text(day.text)},
      {"extent", Value::text(extent == Extent::not_said ? ""
                             : extent == Extent::full   ? "full"
                                                        : "part")},
      {"reason", Value::text(wish.reason)},
      {"note", Value::text(wish.note)},
  };
  std::erase_if(event,
                [](const auto& entry) { return std::get<std::string>(entry.second.data).empty(); });
  text.append({"events"}, {std::move(event), false});
}

/// What an Action that goes on awaits first.
std::string next_while_open(const std::string& id, const Action& action, Status now, AsOf as_of) {
  if (now == Status::pipeline) return "`mieux action start " + id + "` records that it has started";
  for (const Activity& activity : action.activities)
    if (is_left_open(activity))
      return "`mieux activity record-held " + id + "/" + std::string{activity.id.value} +
             "` once it was held";
  const std::string add =
      "`mieux activity add " + id + " --types TYPE --title TEXT` plans an activity";
  return none_held({action, false}, as_of)
             ? add
             : add + ", `mieux action complete " + id + "` ends the Action";
}

std::string next_of_action(const std::string& id, const Action& action, Status now, AsOf as_of) {
  switch (now) {
    case Status::on_hold: return "`mieux action resume " + id + "` takes it up again";
    case Status::completed: return "`mieux due` shows the reports that it awaits now";
    case Status::cancelled:
      return "`mieux action show " + id + "` shows it; `mieux action reopen " + id +
             " --reason TEXT` takes it up again";
    default: return next_while_open(id, action, now, as_of);
  }
}

std::string sentence_of_action(ActionStep step, Extent extent) {
  if (step == ActionStep::ready) return "ready to launch";
  if (step != ActionStep::completed) return participle_of(step);
  return extent == Extent::part ? "completed in part" : "completed in full";
}

void add_note_on_draft(const Record& record, Change& change) {
  if (!record.draft) return;
  Note note;
  note.text = std::string{record.id} + " is a draft, which is left out of figures";
  note.hint = "`mieux action set " + std::string{record.id} + " draft=` once it is complete";
  change.notes.push_back(std::move(note));
}

/// What a cancelled Action still plans.
void add_note_on_plans(const SteppingAction& stepping, Change& change) {
  Note note;
  for (const Activity& activity : stepping.action.activities)
    if (is_left_open(activity))
      note.lines.push_back(stepping.name_of("activity", "activities", activity.id.value));
  if (note.lines.empty()) return;
  note.text = "nobody has said yet what becomes of what was planned";
  note.hint = "`mieux activity cancel " + std::string{stepping.record.id} +
              "/ID --reason TEXT` records it, for each";
  change.notes.push_back(std::move(note));
}

}  // namespace

Change take_action_step(const Store& store, const Record& record, const ActionStepWish& wish,
                        const Circumstances& circumstances) {
  const std::string id{record.id};
  const Action& action = store.actions()[record.position];
  require_reason_of(id, wish);
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  StatusSoFar so_far(action);
  require_legal_step(id, action, so_far, wish.step);
  require_step_in_order(store, record, day, wish.step);
  EditedRecord text(store, record);
  const std::string before = text.text();
  const SteppingAction stepping{store, record, action, text.document(), circumstances.as_of};
  const bool completes = wish.step == ActionStep::completed;
  if (completes) require_completable(stepping);
  const Extent extent = completes ? extent_meant(stepping, wish.extent) : Extent::not_said;
  if (extent == Extent::part) require_reason_in_part(id, wish.reason);
  add_step(text, wish, day, extent);
  so_far.take(wish.step);
  Change change{{{Store::path_of(record), before, text.text()}},
                id + ": " + sentence_of_action(wish.step, extent),
                next_of_action(id, action, so_far.now(), circumstances.as_of)};
  add_note_on_draft(record, change);
  if (completes) add_open_ends(stepping, change);
  if (wish.step == ActionStep::cancelled) add_note_on_plans(stepping, change);
  return change;
}

}  // namespace mieux
