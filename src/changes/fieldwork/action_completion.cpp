#include "action_completion.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

/// The text at a path below a part; empty if there is none.
std::string_view text_in_part(const yaml::Document& document, yaml::Path part,
                              std::initializer_list<std::string_view> keys) {
  if (part.empty()) return {};
  for (const std::string_view key : keys) part.emplace_back(std::string{key});
  const yaml::Node* found = yaml::find(document, part);
  return found == nullptr ? std::string_view{} : found->text;
}

/// `activity a3 'Training' is still planned (2024-11)`.
std::string left_planned(const SteppingAction& stepping, const Activity& activity) {
  const std::string name = stepping.name_of("activity", "activities", activity.id.value);
  if (activity.state == ActivityState::postponed) {
    const yaml::Path place = place_of_part(stepping.document, "activities", activity.id.value);
    const std::string_view to = text_in_part(stepping.document, place, {"outcome", "to"});
    return name + " is postponed" +
           (to.empty() ? ", without a new date" : " (to " + std::string{to} + ")");
  }
  return name + " is still planned" +
         (activity.start.known ? " (" + activity.start.date.to_string() + ")" : "");
}

/// What is left to say of an activity that was to be held, if it is to be completed in full.
std::string was_given_up(const SteppingAction& stepping, const Activity& activity) {
  return stepping.name_of("activity", "activities", activity.id.value) + " was " +
         (activity.state == ActivityState::cancelled ? "cancelled" : "not taken up");
}

std::vector<std::string> awaited_results(const SteppingAction& stepping) {
  std::vector<std::string> names;
  for (const Result& result : stepping.action.results)
    if (is_awaited(result, stepping.as_of))
      names.push_back(stepping.name_of("result", "results", result.id.value));
  return names;
}

std::vector<std::string> awaited_deliverables(const SteppingAction& stepping) {
  std::vector<std::string> names;
  for (const Deliverable& deliverable : stepping.action.deliverables)
    if (is_awaited(deliverable, stepping.as_of))
      names.push_back(stepping.name_of("deliverable", "deliverables", deliverable.id.value));
  return names;
}

/// `Evaluation of the activity, a1, due 2018-07-06`.
std::string report_line(const MissingItem& item) {
  return item.what + (item.part.empty() ? "" : ", " + item.part) +
         (item.due ? ", due " + item.due->to_string() : "");
}

/// Reports that are awaited of the Action once it is completed, as `due` and the board say it.
std::vector<Note> note_on_reports(const Store& result, std::string_view id, AsOf as_of) {
  const Record* record = result.find(RecordKind::action, id);
  if (record == nullptr || !record->whole) return {};
  Note note;
  for (const MissingItem& item : MissingItems(result, as_of).of(*record))
    if (item.kind == Lacking::report) note.lines.push_back(report_line(item));
  if (note.lines.empty()) return {};
  const std::size_t count = note.lines.size();
  note.text = count == 1 ? "a report is awaited" : std::to_string(count) + " reports are awaited";
  note.hint = "`mieux due` shows who is responsible";
  return {std::move(note)};
}

void add_open_note(Change& change, std::vector<std::string> lines, const std::string& one,
                   const std::string& many, std::string hint) {
  if (lines.empty()) return;
  Note note;
  note.text = lines.size() == 1 ? "a " + one : std::to_string(lines.size()) + " " + many;
  note.lines = std::move(lines);
  note.hint = std::move(hint);
  change.notes.push_back(std::move(note));
}

}  // namespace

std::string SteppingAction::name_of(std::string_view noun, std::string_view list,
                                    std::string_view part) const {
  std::string name = std::string{noun} + " " + std::string{part};
  if (part.empty()) name.pop_back();
  const yaml::Path place = part.empty() ? yaml::Path{} : place_of_part(document, list, part);
  const std::string_view title = text_in_part(document, place, {"title"});
  return title.empty() ? name : name + " " + in_quotes(title);
}

void require_completable(const SteppingAction& stepping) {
  const std::string id{stepping.record.id};
  const Action& action = stepping.action;
  if (find(action, ActionStep::started) == nullptr && !stepping.record.imported)
    throw Failure(Exit::refused, id + " has not started",
                  "`mieux action start " + id +
                      " --on DATE` records that it did; `mieux action cancel " + id +
                      " --reason TEXT` that it never will");
  std::string left;
  std::string ways;
  for (const Activity& activity : action.activities) {
    if (!is_left_open(activity) || stepping.record.imported) continue;
    const std::string name = id + "/" + std::string{activity.id.value};
    left += (left.empty() ? "" : "; ") + left_planned(stepping, activity);
    ways += (ways.empty() ? "" : "; ") + ("`mieux activity record-held " + name) +
            "` if it was held, else `mieux activity cancel " + name + " --reason TEXT`";
  }
  if (!left.empty()) throw Failure(Exit::refused, id + " cannot be completed: " + left, ways);
  const Fieldwork work = fieldwork_of(stepping.store, stepping.record);
  if (none_held(work, stepping.as_of))
    throw Failure(Exit::refused, id + " cannot be completed: no activity was held",
                  "`mieux activity record-held " + id +
                      "/ID` records that one was; `mieux action " + "cancel " + id +
                      " --reason TEXT` that the Action ended without any");
}

Extent extent_meant(const SteppingAction& stepping, Extent said) {
  if (said != Extent::not_said) return said;
  std::vector<std::string> missing;
  for (const Activity& activity : stepping.action.activities)
    if (is_dropped(activity) && !activity.optional)
      missing.push_back(was_given_up(stepping, activity));
  for (const std::string& name : awaited_results(stepping))
    missing.push_back(name + " is expected");
  for (const std::string& name : awaited_deliverables(stepping))
    missing.push_back(name + " is expected");
  if (missing.empty()) return Extent::full;
  const std::string command = "`mieux action complete " + std::string{stepping.record.id};
  throw Failure(
      Exit::refused,
      "it is not clear whether " + std::string{stepping.record.id} +
          " is completed in full or in part: " + joined(missing, "; "),
      "say which: " + command + " --in-full` or " + command + " --in-part --reason TEXT`");
}

void require_reason_in_part(const std::string& id, const std::string& reason) {
  if (!reason.empty()) return;
  throw Failure(Exit::usage, "what " + id + " leaves undone, and why, is not said",
                "say it in words: --in-part --reason TEXT");
}

void add_open_ends(const SteppingAction& stepping, Change& change) {
  const std::string id{stepping.record.id};
  add_open_note(
      change, awaited_results(stepping), "result is still expected", "results are still expected",
      "`mieux result record-achieved " + id + "/ID` once it is achieved, even years later");
  add_open_note(change, awaited_deliverables(stepping), "deliverable is still expected",
                "deliverables are still expected",
                "`mieux deliverable record " + id + "/ID handed-over` once it is there");
  change.notes_on_result = [id, as_of = stepping.as_of](const Store& result) {
    return note_on_reports(result, id, as_of);
  };
}

}  // namespace mieux
