#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/changes/requests/submit_request.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/eligibility.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// Open versions that the steering group does not have as they are; all if it has none of them any
/// more, since the request was closed and reopened.
std::vector<SentVersion> versions_to_send(const Store& store, const Record& request, Outcome now) {
  const bool with_group = now == Outcome::with_steering_group || now == Outcome::approved;
  std::vector<SentVersion> open;
  std::vector<SentVersion> unsent;
  for (const Record* fiche : fiches_of(store, request))
    if (const FicheVersion* version = open_version(store.fiches()[fiche->position])) {
      open.push_back({fiche, version});
      if (!with_group || !version->sent.known ||
          !still_holds(*version, version->sent_fingerprint.value))
        unsent.push_back({fiche, version});
    }
  const std::string id{request.id};
  if (open.empty())
    throw Failure(Exit::refused, id + " has no open Action Fiche to send",
                  "`mieux fiche new " + id + "` prepares one");
  if (unsent.empty())
    throw Failure(Exit::refused,
                  id + " was sent to the steering group on " +
                      open.front().version->sent.date.to_string() +
                      ", and the Action Fiche has not changed since",
                  "`mieux fiche opinion " + std::string{open.front().fiche->id} +
                      " --member NAME --opinion OPINION` records the answers");
  return unsent;
}

void refuse_ineligible(const Store& store, const Record& request) {
  const Eligibility eligibility = eligibility_of(store, store.requests()[request.position]);
  if (eligibility.verdict() != Truth::no) return;
  std::string why;
  for (const EligibilityPoint& point : eligibility.points)
    if (point.is_binding() && point.verdict == Truth::no)
      why += (why.empty() ? "" : "; ") + finding_of(store, point);
  const std::string id{request.id};
  throw Failure(Exit::refused, id + " is not eligible: " + why,
                "`mieux request check-eligibility " + id +
                    "` shows the rows that decide; `mieux "
                    "request reject " +
                    id + " --rejection-reason not-eligible-body` records a refusal");
}

/// Of whom opinions are awaited.
Note note_on_opinions(const Store& store, const std::vector<SentVersion>& sent, Date day) {
  const std::string members = members_on(store.programme().steering_group, day);
  const bool wanted = std::any_of(sent.begin(), sent.end(), [](const SentVersion& one) {
    return wants_opinions(*one.version);
  });
  Note note;
  if (!wanted) {
    note.text = "opinions on a minor amendment are not needed";
  } else if (members.empty()) {
    note.text = "mieux.yaml names no member of the steering group, so no opinions are awaited";
    note.hint = "`mieux programme edit` adds them under `steering_group`";
  } else {
    note.text = "opinions are awaited of " + members;
  }
  return note;
}

FileChange send_version(const Store& store, const SentVersion& sent, const TypedDate& day) {
  refuse_draft(*sent.fiche);
  require_complete(store, *sent.fiche);
  EditedRecord text(store, *sent.fiche);
  FileChange file{Store::path_of(*sent.fiche), text.text(), {}};
  if (!sent.version->date.known) put_in_version(text, "date", day.text);
  put_in_version(text, "sent", day.text);
  put_in_version(text, "sent_fingerprint", fingerprint_of_last(text));
  file.after = text.text();
  return file;
}

}  // namespace

Change submit_request(const Store& store, const Record& request, const StepWish& given,
                      const Circumstances& circumstances) {
  StepWish wish = given;
  wish.step = RequestStep::sent_to_steering_group;
  require_belongings_read(store, request,
                          set_of(RecordKind::programme) | set_of(RecordKind::organisation));
  refuse_draft(request);
  RequestStepText step(store, request, wish, circumstances.as_of);
  // Later versions of an approved request go to the steering group on their own.
  const Outcome now = latest_outcome(step.request());
  const bool approved = now == Outcome::approved;
  refuse_on_hold(request, now);
  if (!approved) step.require_legal();
  const std::vector<SentVersion> unsent = versions_to_send(store, request, now);
  if (!approved) {
    refuse_ineligible(store, request);
    if (find(step.request(), RequestStep::fiche_drafted) == nullptr)
      add_event(step.text(),
                {{"event", Value::text("fiche-drafted")}, {"date", Value::text(step.day().text)}});
    step.record();
  }
  step.keep_evidence("e-mail to the steering group");
  bool again = false;
  for (const SentVersion& sent : unsent) {
    again = again || sent.version->sent.known;
    step.also(send_version(store, sent, step.day()));
  }
  const std::string fiche{unsent.front().fiche->id};
  Change change = step.finish(std::string{"sent to the steering group"} + (again ? " again" : ""),
                              "`mieux report show fiche " + fiche +
                                  "` prints what it decides on; `mieux fiche opinion " + fiche +
                                  " --member NAME --opinion OPINION` records an answer");
  change.notes.push_back(note_on_opinions(store, unsent, step.day().date));
  return change;
}

}  // namespace mieux
