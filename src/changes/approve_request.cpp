#include <algorithm>

#include "action_from_fiche.hpp"
#include "give_id.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/procedure/consultation.hpp"
#include "mieux/procedure/steps.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

using yaml::Value;

void require_submitted(const Record& record, Outcome now, bool anything_sent) {
  const std::string id{record.id};
  if (now == Outcome::with_steering_group && anything_sent) return;
  if (now == Outcome::approved && anything_sent) return;
  if (now == Outcome::approved)
    throw Failure(Exit::refused, id + " is approved already, and no new version was sent",
                  "`mieux fiche new " + id + " --amendment REASON` begins a new version");
  if (is_closed(now))
    throw Failure(Exit::refused, id + " is " + std::string{word_of(now)},
                  "`mieux request reopen " + id +
                      " --reason TEXT` takes it up again; then it can "
                      "be submitted and decided");
  if (now == Outcome::on_hold)
    throw Failure(Exit::refused, id + " is on hold",
                  "`mieux request resume " + id + "` takes it up again");
  throw Failure(Exit::refused, id + " has not been sent to the steering group",
                "`mieux request submit " + id + "` sends its Action Fiche");
}

/// Why the steering group's opinions do not carry an approval of this version; empty if they do.
std::string against(const Store& store, const SentVersion& sent, Date day) {
  if (!wants_opinions(*sent.version)) return {};
  const Consultation consultation = consultation_of(store, *sent.version, day.last());
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
  for (const std::uint32_t position : store.actions_of(request.position)) {
    const Record& action = actions[position];
    if (wish.action == action.id) return action;
    if (wish.action.empty()) found.push_back(&action);
  }
  if (found.size() > 1)
    std::erase_if(found,
                  [&](const Record* action) { return action->title.value != fiche.title.value; });
  if (found.size() == 1) return *found.front();
  throw Failure(Exit::refused,
                "which Action of " + std::string{request.id} + " this version changes is not clear",
                "say it: --action ID; `mieux action list` shows them");
}

/// The file of the Action that a version makes or changes, and its id.
struct OfAction {
  FileChange file;
  std::string id;
};

OfAction action_of(const Store& store, const Record& request, const SentVersion& sent,
                   const StepWish& wish, const TypedDate& day, const Circumstances& circumstances,
                   TakenIds& taken) {
  if (sent.version->kind.value != "first") {
    const Record& action = action_to_amend(store, request, *sent.fiche, wish);
    return {amend_action(store, action, *sent.fiche, day), std::string{action.id}};
  }
  NewRecord wanted{
      RecordKind::action, wish.action, action_from_fiche(store, request, *sent.fiche), {}, false};
  Change made = new_record(store, std::move(wanted), circumstances, taken);
  const std::string& path = made.files.front().path;
  const std::size_t begin = path.find('/') + 1;
  return {made.files.front(), path.substr(begin, path.rfind('.') - begin)};
}

}  // namespace

Change approve_request(const Store& store, const Record& request, const StepWish& given,
                       const Circumstances& circumstances) {
  StepWish wish = given;
  wish.step = RequestStep::approved;
  if (wish.decided_by.empty()) wish.decided_by = "Steering group";
  const std::vector<SentVersion> sent = sent_versions(store, request);
  RequestStepText step(store, request, wish, circumstances.clock);
  const Outcome now = latest_outcome(step.request());
  require_submitted(request, now, !sent.empty());
  const bool later = now == Outcome::approved;
  TakenIds taken(store, RecordKind::action, circumstances);
  std::string actions;
  for (const SentVersion& version : sent) {
    const std::string despite = despite_for(store, version, wish, step.day().date);
    step.also(decide_version(store, *version.fiche, "approved", step.day(), despite));
    OfAction action = action_of(store, request, version, wish, step.day(), circumstances, taken);
    actions += (actions.empty() ? "" : ", ") + action.id;
    step.also(std::move(action.file));
  }
  if (!later) step.record();
  step.keep_evidence("decision of the steering group");
  const std::string what =
      later ? version_name(*sent.front().version) + " approved; Action " + actions + " changed"
            : "approved; new Action " + actions;
  return step.finish(what, "`mieux action show " + actions.substr(0, actions.find(',')) +
                               "` shows the Action; `mieux request letter " +
                               std::string{request.id} + " approval` prints the letter");
}

}  // namespace mieux
