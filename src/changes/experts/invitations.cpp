#include "mieux/changes/experts/invitations.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/missions.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"
#include "roster_texts.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// Fails (3) if nobody can go there any more, or yet.
void require_ahead(const Store& store, const PlaceOfWork& place, AsOf as_of) {
  if (place.activity.empty()) return;
  const Action& action = store.actions()[place.action->position];
  const Activity* activity = find_activity(action, place.activity);
  if (activity == nullptr) {
    std::string all;
    for (const Activity& one : action.activities)
      all += (all.empty() ? "" : ", ") + std::string{one.id.value};
    throw Failure(Exit::usage,
                  std::string{place.action->id} + " has no activity " + in_quotes(place.activity),
                  all.empty()
                      ? "`mieux activity add " + std::string{place.action->id} + "` adds one"
                      : "there are: " + all);
  }
  const std::string other =
      "`mieux activity list " + std::string{place.action->id} + "` shows them";
  switch (activity->state) {
    case ActivityState::cancelled: refuse(place.name() + " was cancelled", other);
    case ActivityState::not_taken_up: refuse(place.name() + " was not taken up", other);
    case ActivityState::held:
      refuse(place.name() + " was held already",
             "`mieux mission add " + place.name() + " --expert ID` records who was there");
    default: break;
  }
  const When& last = activity->end.known ? activity->end : activity->start;
  if (activity->state == ActivityState::none && last.known && last.date.last() < as_of.day)
    refuse(place.name() + " is over: it was planned until " + last.date.to_string(),
           "`mieux activity record-held " + place.name() +
               "` says that it was held, `mieux "
               "activity schedule` when it will be");
}

/// The invitation in the text of the personal part, by its place in the list.
yaml::Path path_of(const PersonalPart& part, const Invitation& invitation) {
  return {"invitations", static_cast<std::uint32_t>(&invitation - part.invitations.data())};
}

void put(EditedRecord& text, yaml::Path path, const char* field, const std::string& value) {
  path.emplace_back(field);
  text.put(path, Value::text(value));
}

std::string hint_for(const Hold& hold, const PlaceOfWork& place) {
  switch (hold.reason) {
    case HoldReason::mission_then:
      return "`mieux mission show " + hold.other + "` shows it; ask somebody else";
    case HoldReason::accepted_then:
      return to_type("decline", *hold.expert, place) +
             " with its reason; or `mieux expert decline " + std::string{hold.expert->id} + " " +
             hold.other + " --reason TEXT` gives up the other";
    case HoldReason::invited:
      return to_type("accept", *hold.expert, place) + ", or decline, records the answer";
    case HoldReason::accepted: return to_type("deploy", *hold.expert, place) + " makes the mission";
    case HoldReason::unread: return "`mieux validate` in the private roster shows what is wrong";
    case HoldReason::forgotten: return "ask somebody else: `mieux expert list` shows who there is";
    case HoldReason::consent_withdrawn:
    case HoldReason::kept_too_long:
      return "ask somebody else; `mieux expert show " + std::string{hold.expert->id} +
             " --private` shows what "
             "is kept";
    case HoldReason::declined: return {};
  }
  return {};
}

std::vector<Hold> holds_of(const AskedExpert& asked, const PlaceOfWork& place, AsOf as_of) {
  const Deployments deployments(asked.store);
  return holds_on(asked, deployments.of(asked.expert), place, as_of);
}

/// The expert with the roster, as facts are asked of both.
AskedExpert asked(const RosterExpert& who) { return {who.store, &who.roster, who.expert}; }

/// Fails (3) for the first reason that is not let pass.
template <typename LetPass>
void require_none(const std::vector<Hold>& holds, const PlaceOfWork& place, LetPass let_pass) {
  for (const Hold& hold : holds)
    if (!let_pass(hold.reason)) {
      const std::string message = told(*hold.expert) + " " + in_words(hold);
      if (hold.reason == HoldReason::forgotten || hold.reason == HoldReason::mission_then)
        refuse(message, hint_for(hold, place));
      throw PrivateRefusal(Exit::refused, message, hint_for(hold, place));
    }
}

AsOf on_day(const TypedDate& day, AsOf as_of) { return {day.date.last(), as_of.today}; }

}  // namespace

namespace {

/// What is recorded of an invitation. Fails (2) for a need that there is not.
Value fields_of(const RosterExpert& who, const PlaceOfWork& place, const InvitationWish& wish,
                const TypedDate& day) {
  Value::Mapping fields{{"action", Value::text(std::string{place.action->id})}};
  if (!place.activity.empty()) fields.emplace_back("activity", Value::text(place.activity));
  const std::string need{part_id_of(wish.need, *place.action)};
  if (!need.empty()) {
    if (find_need(who.store.actions()[place.action->position], need) == nullptr)
      throw Failure(Exit::usage, std::string{place.action->id} + " has no need " + in_quotes(need),
                    "`mieux need list " + std::string{place.action->id} + "` shows them");
    fields.emplace_back("need", Value::text(need));
  }
  fields.emplace_back("invited", Value::text(day.text));
  return {std::move(fields), false};
}

/// What to know of somebody who is asked, beside what forbids it.
std::vector<Note> notes_on(const RosterExpert& who, const std::vector<Hold>& holds) {
  std::vector<Note> notes;
  if (!personal_part(who).consent_given.known)
    notes.push_back({"no consent of " + told(who.expert) + " is recorded",
                     {},
                     "ask for it with the invitation",
                     Severity::warning,
                     true});
  if (std::ranges::any_of(holds,
                          [](const Hold& hold) { return hold.reason == HoldReason::declined; }))
    notes.push_back({"the expert was asked for this before; `mieux expert history " +
                         std::string{who.expert.id} + " --private` shows the answer",
                     {},
                     {},
                     Severity::note,
                     true});
  return notes;
}

}  // namespace

Change invite(const RosterExpert& who, const PlaceOfWork& place, const InvitationWish& wish,
              const Circumstances& circumstances) {
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  const AsOf then = on_day(day, circumstances.as_of);
  require_ahead(who.store, place, then);
  const std::vector<Hold> holds = holds_of(asked(who), place, then);
  require_none(holds, place, [](HoldReason reason) { return reason == HoldReason::declined; });
  EditedRecord text = personal_text(who);
  const std::string before = text.text();
  text.append({"invitations"}, fields_of(who, place, wish, day));
  if (!wish.days.empty()) {
    const yaml::Node* list = yaml::find(text.document(), {"invitations"});
    text.fulfil({Wish::Verb::set, "days", wish.days}, {"invitations", list->size - 1});
  }
  Change change = of_roster(
      text.path(), before, text, told(who.expert) + ": invitation to " + place.name() + " recorded",
      to_type("accept", who.expert, place) + ", or decline, records the answer");
  change.notes = notes_on(who, holds);
  return change;
}

namespace {

/// The last invitation to the place. Fails (3) if there is none, or if it led to a mission.
const Invitation& require_invitation(const RosterExpert& who, const PlaceOfWork& place) {
  const Invitation* found = invitation_to(who.store, personal_part(who), place);
  if (found == nullptr)
    refuse_privately(told(who.expert) + " is not invited to " + place.name(),
                     to_type("invite", who.expert, place) + " records that you asked");
  if (has_mission(who.store, *found))
    refuse_privately(told(who.expert) + " goes to " + place.name() + " already, by mission " +
                         std::string{place.action->id} + "/" + std::string{found->mission.value},
                     "`mieux mission remove " + std::string{place.action->id} + "/" +
                         std::string{found->mission.value} +
                         "` if nobody goes after all; then record the answer");
  return *found;
}

/// Fails (3) for an answer before the question.
void require_after_invitation(const Invitation& invitation, const TypedDate& day) {
  if (invitation.invited.known && before(day.date, invitation.invited.date) == Truth::yes)
    refuse_privately("the answer cannot be from before the invitation",
                     "correct the day: --on DATE");
}

}  // namespace

Change accept_invitation(const RosterExpert& who, const PlaceOfWork& place, const std::string& on,
                         const Circumstances& circumstances) {
  const TypedDate day = typed_past_date(on, circumstances.as_of);
  EditedRecord text = personal_text(who);
  const std::string before = text.text();
  const Invitation& invitation = require_invitation(who, place);
  if (invitation.answer != InvitationAnswer::none)
    refuse_privately(
        "the answer of " + told(who.expert) + " on " + place.name() + " is recorded already",
        invitation.answer == InvitationAnswer::accepted
            ? to_type("deploy", who.expert, place) + " makes the mission"
            : to_type("invite", who.expert, place) + " records that you asked again");
  require_after_invitation(invitation, day);
  require_ahead(who.store, place, on_day(day, circumstances.as_of));
  require_none(holds_of(asked(who), place, on_day(day, circumstances.as_of)), place,
               [](HoldReason reason) { return reason == HoldReason::invited; });
  const yaml::Path path = path_of(personal_part(who), invitation);
  put(text, path, "answer", "accepted");
  put(text, path, "answered", day.text);
  return of_roster(text.path(), before, text,
                   told(who.expert) + ": answer on " + place.name() + " recorded",
                   to_type("deploy", who.expert, place) + " makes the mission");
}

Change decline_invitation(const RosterExpert& who, const PlaceOfWork& place,
                          const std::string& reason, const std::string& on,
                          const Circumstances& circumstances) {
  if (trimmed(reason).empty())
    throw Failure(Exit::usage, "why the expert declined is not said",
                  "say it in words: --reason TEXT; it is kept in the private roster alone");
  const TypedDate day = typed_past_date(on, circumstances.as_of);
  EditedRecord text = personal_text(who);
  const std::string before = text.text();
  const Invitation& invitation = require_invitation(who, place);
  if (invitation.answer == InvitationAnswer::declined)
    refuse_privately(
        "the answer of " + told(who.expert) + " on " + place.name() + " is recorded already",
        to_type("invite", who.expert, place) + " records that you asked again");
  require_after_invitation(invitation, day);
  const yaml::Path path = path_of(personal_part(who), invitation);
  const std::string need{invitation.need.value};
  put(text, path, "answer", "declined");
  put(text, path, "answered", day.text);
  put(text, path, "reason", std::string{trimmed(reason)});
  return of_roster(
      text.path(), before, text, told(who.expert) + ": answer on " + place.name() + " recorded",
      "`mieux expert propose " + place.name() + (need.empty() ? "" : " --need " + need) +
          " --private` proposes somebody else");
}

namespace {

/// What the roster says against a mission. Fails (3); null if it says nothing of the expert.
const Invitation* require_accepted(const RosterExpert& who, const PlaceOfWork& place, AsOf as_of) {
  require_none(holds_of(asked(who), place, as_of), place, [](HoldReason reason) {
    return reason != HoldReason::forgotten && reason != HoldReason::unread &&
           reason != HoldReason::consent_withdrawn && reason != HoldReason::kept_too_long;
  });
  if (personal_part_of(who.roster, who.expert) == nullptr) return nullptr;
  const Invitation& invitation = require_invitation(who, place);
  if (invitation.answer == InvitationAnswer::none)
    refuse_privately(told(who.expert) + " is invited to " + place.name() + ", and has not answered",
                     to_type("accept", who.expert, place) + " records the answer");
  if (invitation.answer == InvitationAnswer::declined)
    refuse_privately(told(who.expert) + " has not accepted to go to " + place.name(),
                     to_type("invite", who.expert, place) + " records that you asked again");
  return &invitation;
}

void add_if_not_said(PartWish& wish, const std::string& field, const std::string& value) {
  const bool said =
      std::ranges::any_of(wish.wishes, [&](const Wish& one) { return one.field == field; });
  if (!said && !value.empty()) wish.wishes.push_back({Wish::Verb::set, field, value});
}

/// The id of the last mission in the text of an Action.
std::string last_mission_in(const Store& store, const Record& action, const Change& change) {
  const EditedRecord text(store, RecordKind::action, Store::path_of(action),
                          change.files.front().after.value_or(std::string{}));
  const yaml::Node* list = yaml::find(text.document(), {"missions"});
  const yaml::Node* id = yaml::find(text.document(), {"missions", list->size - 1, "id"});
  return std::string{id->text};
}

}  // namespace

Change deploy_expert(const AskedExpert& who, const PlaceOfWork& place, const PartWish& mission,
                     const Circumstances& circumstances) {
  if (who.roster == nullptr) {
    require_none(holds_of(who, place, circumstances.as_of), place,
                 [](HoldReason reason) { return reason != HoldReason::forgotten; });
    return new_mission(who.store, *place.action, mission, circumstances);
  }
  const RosterExpert known{who.store, *who.roster, who.expert};
  const Invitation* invitation = require_accepted(known, place, circumstances.as_of);
  PartWish wish = mission;
  if (invitation != nullptr) {
    add_if_not_said(wish, "need", std::string{invitation->need.value});
    add_if_not_said(wish, "days", std::string{invitation->days.value});
  }
  Change change = new_mission(who.store, *place.action, wish, circumstances);
  if (invitation == nullptr) {
    change.notes.push_back(
        {told(who.expert) + " has no personal part in the private roster: consent is not known"});
    return change;
  }
  EditedRecord text = personal_text(known);
  const std::string before = text.text();
  put(text, path_of(personal_part(known), *invitation), "mission",
      last_mission_in(who.store, *place.action, change));
  change.private_files = {{text.path(), before, text.text()}};
  return change;
}

}  // namespace mieux
