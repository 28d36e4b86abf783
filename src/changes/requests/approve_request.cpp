#include <algorithm>

#include "action_from_fiche.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// An open version that was not sent yet, or null.
const Record* unsent_fiche(const Store& store, const Record& request) {
  for (const Record* fiche : fiches_of(store, request)) {
    const FicheVersion* open = open_version(store.fiches()[fiche->position]);
    if (open != nullptr && !open->sent.known) return fiche;
  }
  return nullptr;
}

void require_submitted(const Store& store, const Record& record, Outcome now, bool anything_sent) {
  const std::string id{record.id};
  if (anything_sent && (now == Outcome::with_steering_group || now == Outcome::approved)) return;
  refuse_on_hold(record, now);
  if (is_closed(now))
    throw Failure(Exit::refused, id + " is " + std::string{word_of(now)},
                  "`mieux request reopen " + id +
                      " --reason TEXT` takes it up again; then it can "
                      "be submitted and decided");
  if (now == Outcome::approved && unsent_fiche(store, record) == nullptr)
    throw Failure(Exit::refused, id + " is approved already, and there is no new version",
                  "`mieux fiche new " + id + " --amendment REASON` begins one");
  throw Failure(Exit::refused,
                id + (now == Outcome::approved ? ": the new version of its Action Fiche" : "") +
                    " has not been sent to the steering group",
                "`mieux request submit " + id + "` sends its Action Fiche");
}

/// Why the steering group's opinions do not carry an approval of this version; empty if they do.
std::string against(const Store& store, const SentVersion& sent, Date day) {
  if (!wants_opinions(*sent.version)) return {};
  const Consultation consultation = consultation_of(store, *sent.version, day);
  std::string why = consultation.obstacles();
  if (consultation.changed_since_sent)
    why += std::string{why.empty() ? "" : ", "} + "the text was changed after it was sent";
  return why;
}

/// What speaks against it, unless it is approved despite that; then why.
std::string despite_for(const Store& store, const SentVersion& sent, const StepWish& wish,
                        Date day) {
  const std::string why = against(store, sent, day);
  if (why.empty()) return {};
  if (!wish.despite.empty()) return wish.despite;
  const std::string fiche{sent.fiche->id};
  throw Failure(Exit::refused,
                version_name(*sent.version) + " of the Action Fiche " + fiche +
                    " cannot be approved yet: " + why,
                "record the answers with `mieux fiche opinion " + fiche +
                    " --member NAME --opinion OPINION`; a changed text is sent again with `mieux "
                    "request submit`; --despite TEXT approves it all the same and records why");
}

const Record& action_to_amend(const Store& store, const Record& request, const Record& fiche,
                              const StepWish& wish) {
  const auto& actions = store.records(RecordKind::action);
  std::vector<const Record*> found;
  for (const std::uint32_t position : store.actions_of(request.position))
    if (wish.action.empty() || wish.action == actions[position].id)
      found.push_back(&actions[position]);
  if (found.size() > 1)
    std::erase_if(found,
                  [&](const Record* action) { return action->title.value != fiche.title.value; });
  if (found.size() == 1) return *found.front();
  if (!wish.action.empty())
    throw Failure(Exit::refused,
                  "'" + wish.action + "' is no Action of request " + std::string{request.id},
                  "`mieux request show " + std::string{request.id} + "` names its Actions");
  throw Failure(Exit::refused,
                "which Action of " + std::string{request.id} + " this version changes is not clear",
                "say it: --action ID; `mieux action list` shows them");
}

/// What became of one version: in words, and the file of the Action.
struct Carried {
  FileChange file;
  std::string id;
  std::string words;
  std::vector<Note> notes;
};

/// An approval while it is carried out, version by version.
struct Approval {
  const Store& store;
  const Record& request;
  const StepWish& wish;
  const TypedDate& day;
  const Circumstances& circumstances;
  TakenIds taken;
};

Carried carry_out(Approval& approval, const SentVersion& sent) {
  const Store& store = approval.store;
  const Record& request = approval.request;
  if (approved_version(store.fiches()[sent.fiche->position]) != nullptr) {
    const Record& action = action_to_amend(store, request, *sent.fiche, approval.wish);
    AmendedAction amended =
        amend_action(store, action, *sent.fiche, approval.day, approval.circumstances);
    const std::string id{action.id};
    return {std::move(amended.file), id,
            version_name(*sent.version) + " approved; Action " + id + " changed",
            std::move(amended.notes)};
  }
  NewRecord wanted{RecordKind::action,
                   approval.wish.action,
                   action_from_fiche(store, request, *sent.fiche),
                   {},
                   false};
  Change made = new_record(store, std::move(wanted), approval.circumstances, approval.taken);
  const std::string id = id_of_path(made.files.front().path);
  return {std::move(made.files.front()), id, "approved; new Action " + id, {}};
}

/// The versions that can be decided. Who decides is in mieux.yaml; what was approved before is an
/// Action.
std::vector<SentVersion> versions_to_decide(const Store& store, const Record& request) {
  require_belongings_read(store, request,
                          set_of(RecordKind::programme) | set_of(RecordKind::action));
  return sent_versions(store, request);
}

/// Nobody could be asked.
Note note_on_nobody() {
  Note note;
  note.text = "mieux.yaml names no member of the steering group, so no opinions were needed";
  note.hint = "`mieux programme edit` adds them under `steering_group`";
  return note;
}

}  // namespace

Change approve_request(const Store& store, const Record& request, const StepWish& given,
                       const Circumstances& circumstances) {
  StepWish wish = given;
  wish.step = RequestStep::approved;
  if (wish.decided_by.empty()) wish.decided_by = "Steering group";
  const std::vector<SentVersion> sent = versions_to_decide(store, request);
  RequestStepText step(store, request, wish, circumstances.as_of);
  const Outcome now = latest_outcome(step.request());
  require_submitted(store, request, now, !sent.empty());
  refuse_draft(request);
  const bool later = now == Outcome::approved;
  Approval approval{store,      request,       wish,
                    step.day(), circumstances, TakenIds(store, RecordKind::action, circumstances)};
  std::string words;
  std::string action;
  std::vector<Note> notes;
  for (const SentVersion& version : sent) {
    refuse_draft(*version.fiche);
    require_after_sending(version, step.day());
    const Date day = until(step.day().date, circumstances.as_of.today);
    const std::string despite = despite_for(store, version, wish, day);
    yaml::Value::Mapping details{{"despite", Value::text(despite)}};
    if (later)
      for (auto& entry : details_of_later(wish)) details.push_back(std::move(entry));
    step.also(decide_version(store, *version.fiche, "approved", step.day(), details));
    Carried carried = carry_out(approval, version);
    words += (words.empty() ? "" : "; ") + carried.words;
    action = carried.id;
    step.also(std::move(carried.file));
    notes.insert(notes.end(), carried.notes.begin(), carried.notes.end());
  }
  if (store.programme().steering_group.members.empty()) notes.push_back(note_on_nobody());
  if (!later) step.record();
  step.keep_evidence("decision of the steering group");
  Change change = step.finish(words, "`mieux action show " + action +
                                         "` shows the Action; `mieux request letter " +
                                         std::string{request.id} + " approval` prints the letter");
  change.notes = std::move(notes);
  return change;
}

}  // namespace mieux
