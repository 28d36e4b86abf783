// Steps of a request that need no Action Fiche.
#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/changes/requests/take_step.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// What is done once only; again after the request was reopened.
void refuse_twice(const Record& record, const Request& request, const StepWish& wish) {
  if (wish.step == RequestStep::on_hold && latest_outcome(request) == Outcome::on_hold)
    throw Failure(Exit::refused, std::string{record.id} + " is on hold already",
                  "`mieux request resume " + std::string{record.id} + "` takes it up again");
  if (wish.step != RequestStep::acknowledged && wish.step != RequestStep::screened) return;
  const RequestEvent* there = nullptr;
  for (const RequestEvent& event : request.events) {
    if (event.type == wish.step) there = &event;
    if (event.type == RequestStep::reopened) there = nullptr;
  }
  if (there == nullptr) return;
  throw Failure(Exit::refused,
                std::string{record.id} + " was " + std::string{word_of(wish.step)} + " already" +
                    (there->when.known ? ", on " + there->when.date.to_string() : ""),
                "`mieux request correct " + std::string{record.id} + " " +
                    std::string{word_of(wish.step)} + " --on DATE` corrects the day");
}

void require_note(const StepWish& wish, const Record& record) {
  const bool wanted = wish.step == RequestStep::withdrawn || wish.step == RequestStep::on_hold ||
                      wish.step == RequestStep::reopened;
  if (!wanted || !wish.note.empty()) return;
  throw Failure(
      Exit::usage,
      "why " + std::string{record.id} + " is " + std::string{word_of(wish.step)} + " is not said",
      "say it in words: --reason TEXT");
}

std::string sentence_of(const Store& store, const StepWish& wish) {
  const Vocabularies& words = store.vocabularies();
  switch (wish.step) {
    case RequestStep::rejected:
      return "rejected (" + std::string{words.label("rejection_reasons", wish.reason)} + ")";
    case RequestStep::forwarded:
      return "forwarded to " + std::string{words.label("facilities", wish.to)};
    case RequestStep::merged: return "merged into " + wish.into;
    case RequestStep::on_hold: return "put on hold";
    default: return std::string{word_of(wish.step)};
  }
}

std::string next_of(const Store& store, const Record& record, RequestStep step) {
  const std::string id{record.id};
  const std::vector<const Record*> fiches = fiches_of(store, record);
  const bool has_open = std::any_of(fiches.begin(), fiches.end(), [&](const Record* fiche) {
    return open_version(store.fiches()[fiche->position]) != nullptr;
  });
  switch (step) {
    case RequestStep::acknowledged: return "`mieux request check-eligibility " + id + "`";
    case RequestStep::screened:
    case RequestStep::reopened:
      return has_open ? "`mieux fiche check " + id + "`, then `mieux request submit " + id + "`"
                      : "`mieux fiche new " + id + "` prepares the Action Fiche";
    case RequestStep::rejected:
      return "`mieux request letter " + id + " refusal` prints the letter";
    case RequestStep::forwarded:
      return "`mieux request letter " + id + " forwarding` prints the letter";
    case RequestStep::on_hold: return "`mieux request resume " + id + "` takes it up again";
    default: return {};
  }
}

const Record& merge_target(const Store& store, const Record& record, const StepWish& wish) {
  require_belongings_read(store, record, set_of(RecordKind::request));
  const Record* into = store.find(RecordKind::request, wish.into);
  if (into == nullptr || into == &record)
    throw Failure(Exit::refused,
                  "a request is merged into another one of the store, not into '" + wish.into + "'",
                  "`mieux request list` shows them");
  const Outcome outcome = latest_outcome(store.requests()[into->position]);
  if (is_closed(outcome) || outcome == Outcome::approved || into->draft)
    throw Failure(Exit::refused,
                  std::string{into->id} + " is " +
                      (into->draft ? std::string{"a draft"} : std::string{word_of(outcome)}),
                  "merge into an open request; `mieux request list` shows them");
  return *into;
}

/// The Actions of a request that is withdrawn after its approval do not end by themselves.
void add_notes_on_actions(const Store& store, const Record& request, Change& change) {
  for (const std::uint32_t position : store.actions_of(request.position)) {
    const Action& action = store.actions()[position];
    if (end_of(action) != nullptr) continue;
    const std::string id{store.records(RecordKind::action)[position].id};
    Note note;
    note.text = "the Action " + id + " goes on as it was";
    note.hint = "`mieux action cancel " + id + " --reason TEXT` records that it is cancelled";
    note.severity = Severity::warning;
    change.notes.push_back(std::move(note));
  }
}

/// The steering group says no to a later version of an approved request: the request stays
/// approved.
Change reject_version(const Store& store, const Record& request, const StepWish& wish,
                      const Circumstances& circumstances) {
  RequestStepText step(store, request, wish, circumstances.as_of);
  std::string names;
  for (const SentVersion& sent : sent_versions(store, request)) {
    require_after_sending(sent, step.day());
    step.also(decide_version(store, *sent.fiche, "rejected", step.day(), details_of_later(wish)));
    names += (names.empty() ? "" : ", ") + version_name(*sent.version) + " of " +
             std::string{sent.fiche->id};
  }
  step.keep_evidence("decision of the steering group");
  return step.finish(names + " rejected; the request stays approved", {});
}

}  // namespace

Change take_step(const Store& store, const Record& request, const StepWish& given,
                 const Circumstances& circumstances) {
  StepWish wish = given;
  require_note(wish, request);
  if (wish.step == RequestStep::rejected)
    wish.reason = term_named(store, "rejection_reasons", wish.reason);
  if (wish.step == RequestStep::forwarded) wish.to = term_named(store, "facilities", wish.to);
  if (wish.step == RequestStep::withdrawn)  // its Actions go on
    require_belongings_read(store, request, set_of(RecordKind::action));
  const std::vector<SentVersion> sent = sent_versions(store, request);
  if (wish.step == RequestStep::rejected && !sent.empty() &&
      latest_outcome(store.requests()[request.position]) == Outcome::approved)
    return reject_version(store, request, wish, circumstances);
  RequestStepText step(store, request, wish, circumstances.as_of);
  step.require_legal();
  refuse_twice(request, step.request(), wish);
  if (wish.step == RequestStep::merged)
    step.text().put({"merged_into"},
                    Value::text(std::string{merge_target(store, request, wish).id}));
  step.record();
  step.keep_evidence("letter");
  if (closes(wish.step) && request.draft)
    step.text().edit({yaml::Edit::What::remove, {"draft"}, {}});
  if (wish.step == RequestStep::rejected)
    for (const SentVersion& version : sent) {
      require_after_sending(version, step.day());
      step.also(decide_version(store, *version.fiche, "rejected", step.day(), {}));
    }
  if (wish.step == RequestStep::reopened &&
      yaml::find(step.text().document(), {"merged_into"}) != nullptr)
    step.text().edit({yaml::Edit::What::remove, {"merged_into"}, {}});
  Change change = step.finish(sentence_of(store, wish), next_of(store, request, wish.step));
  if (wish.step == RequestStep::withdrawn) add_notes_on_actions(store, request, change);
  return change;
}

}  // namespace mieux
