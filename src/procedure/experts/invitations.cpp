#include "mieux/procedure/experts/invitations.hpp"

#include <algorithm>
#include <utility>

namespace mieux {
namespace {

/// The days that work on site at a place surely takes; none where they are not known.
SureDays sure_days_at(const Store& store, const PlaceOfWork& place) {
  constexpr SureDays none{Date::latest, Date::earliest};
  const Activity* activity = find_activity(store.actions()[place.action->position], place.activity);
  if (activity == nullptr || activity->away || is_dropped(*activity) || !activity->start.known)
    return none;
  const When& end = activity->end;
  return {activity->start.date.last(), end.known ? end.date.first() : activity->start.date.first()};
}

bool share_a_day(const SureDays& a, const SureDays& b) {
  return !a.is_empty() && !b.is_empty() && a.first <= b.last && b.first <= a.last;
}

bool is_forgotten(const Store& store, const Record& expert, AsOf as_of) {
  const When& day = store.experts()[expert.position].forgotten;
  return day.known && happened(day, as_of) != Truth::no;
}

bool is_place(const Store& store, const Invitation& invitation, const PlaceOfWork& place) {
  return store.target(invitation.action.value, set_of(RecordKind::action)) == place.action &&
         invitation.activity.value == place.activity;
}

/// What an accepted invitation to something else that has no mission yet is in the way of.
std::string accepted_then(const Store& store, const PersonalPart& part, const PlaceOfWork& place,
                          const SureDays& days) {
  for (const Invitation& one : part.invitations) {
    if (one.answer != InvitationAnswer::accepted || has_mission(store, one)) continue;
    const Record* action = store.target(one.action.value, set_of(RecordKind::action));
    if (action == nullptr || is_place(store, one, place)) continue;
    const PlaceOfWork other{action, std::string{one.activity.value}};
    if (share_a_day(sure_days_at(store, other), days)) return other.name();
  }
  return {};
}

class Holds {
 public:
  Holds(const Record& expert, std::vector<Hold>& all) : expert_(expert), all_(all) {}
  void add(HoldReason reason, std::string other = {}) {
    all_.push_back({&expert_, reason, std::move(other)});
  }

 private:
  const Record& expert_;
  std::vector<Hold>& all_;
};

/// The personal part of an expert, or null; says so if it cannot be read.
const PersonalPart* read_part(const Roster* roster, const Record& expert, Holds& holds) {
  const Record* record = roster == nullptr ? nullptr : roster->find(expert.id);
  if (record != nullptr && !record->whole) holds.add(HoldReason::unread);
  return record == nullptr ? nullptr : personal_part_of(*roster, expert);
}

void add_of_consent(const PersonalPart& part, AsOf as_of, Holds& holds) {
  if (part.consent_withdrawn.known && happened(part.consent_withdrawn, as_of) != Truth::no)
    holds.add(HoldReason::consent_withdrawn);
  if (part.keep_until.known && part.keep_until.date.last() < as_of.day)
    holds.add(HoldReason::kept_too_long);
}

void add_of_answer(const Store& store, const PersonalPart& part, const PlaceOfWork& place,
                   Holds& holds) {
  const Invitation* invitation = invitation_to(store, part, place);
  if (invitation == nullptr) return;
  if (has_mission(store, *invitation))
    return holds.add(HoldReason::mission_then,
                     std::string{place.action->id} + "/" + std::string{invitation->mission.value});
  switch (invitation->answer) {
    case InvitationAnswer::declined: return holds.add(HoldReason::declined);
    case InvitationAnswer::none: return holds.add(HoldReason::invited);
    case InvitationAnswer::accepted: return holds.add(HoldReason::accepted);
  }
}

}  // namespace

std::string PlaceOfWork::name() const {
  return std::string{action->id} + (activity.empty() ? "" : "/" + activity);
}

const PersonalPart* personal_part_of(const Roster& roster, const Record& expert) {
  const Record* record = roster.find(expert.id);
  return record == nullptr || !record->whole ? nullptr
                                             : &roster.store().personal_parts()[record->position];
}

const Invitation* invitation_to(const Store& store, const PersonalPart& part,
                                const PlaceOfWork& place) {
  const Invitation* last = nullptr;
  for (const Invitation& one : part.invitations)
    if (is_place(store, one, place)) last = &one;
  return last;
}

bool has_mission(const Store& store, const Invitation& invitation) {
  const Record* action = store.target(invitation.action.value, set_of(RecordKind::action));
  if (action == nullptr || !invitation.mission.is_there()) return false;
  const Action& known = store.actions()[action->position];
  return std::ranges::any_of(known.missions, [&](const Mission& mission) {
    return mission.id.value == invitation.mission.value;
  });
}

std::vector<Hold> holds_on(const AskedExpert& asked, List<Deployment> deployments,
                           const PlaceOfWork& place, AsOf as_of) {
  const auto& [store, roster, expert] = asked;
  std::vector<Hold> all;
  Holds holds(expert, all);
  if (is_forgotten(store, expert, as_of)) holds.add(HoldReason::forgotten);
  const PersonalPart* part = read_part(roster, expert, holds);
  if (part != nullptr) {
    add_of_consent(*part, as_of, holds);
    add_of_answer(store, *part, place, holds);
  }
  const SureDays days = sure_days_at(store, place);
  for (const Deployment& one : deployments)
    if (share_a_day(sure_days_on_site(*one.action, *one.mission), days)) {
      holds.add(HoldReason::mission_then, name_of(one));
      break;
    }
  if (part != nullptr)
    if (std::string other = accepted_then(store, *part, place, days); !other.empty())
      holds.add(HoldReason::accepted_then, std::move(other));
  return all;
}

std::vector<Hold> held_back(const Roster& roster, const Store& store, const PlaceOfWork& place,
                            AsOf as_of) {
  std::vector<Hold> all;
  for (const Record& expert : store.records(RecordKind::expert)) {
    std::vector<Hold> own;
    Holds holds(expert, own);
    const PersonalPart* part = read_part(&roster, expert, holds);
    if (part != nullptr) add_of_consent(*part, as_of, holds);
    const Invitation* invitation = part == nullptr ? nullptr : invitation_to(store, *part, place);
    if (invitation != nullptr && invitation->answer == InvitationAnswer::declined)
      holds.add(HoldReason::declined);
    if (own.empty() && part != nullptr)
      if (std::string other = accepted_then(store, *part, place, sure_days_at(store, place));
          !other.empty())
        holds.add(HoldReason::accepted_then, std::move(other));
    if (!own.empty()) all.push_back(std::move(own.front()));
  }
  return all;
}

std::vector<Hold> held_for_anything(const AskedExpert& asked, std::optional<Date> days,
                                    AsOf as_of) {
  std::vector<Hold> all;
  Holds holds(asked.expert, all);
  const PersonalPart* part = read_part(asked.roster, asked.expert, holds);
  if (part == nullptr) return all;
  add_of_consent(*part, as_of, holds);
  if (!days) return all;
  std::string other = accepted_then(asked.store, *part, {}, {days->first(), days->last()});
  if (!other.empty()) holds.add(HoldReason::accepted_then, std::move(other));
  return all;
}

std::string in_words(const Hold& hold) {
  switch (hold.reason) {
    case HoldReason::forgotten: return "was forgotten: nothing is kept by which to ask";
    case HoldReason::unread: return "has a personal part that cannot be read";
    case HoldReason::consent_withdrawn: return "has withdrawn the consent";
    case HoldReason::kept_too_long: return "may not be kept in the roster any longer";
    case HoldReason::declined: return "declined this";
    case HoldReason::invited: return "is invited already, and has not answered";
    case HoldReason::accepted: return "accepted this already";
    case HoldReason::mission_then: return "is on mission " + hold.other + " then";
    case HoldReason::accepted_then: return "accepted " + hold.other + ", which is then, too";
  }
  return {};
}

}  // namespace mieux
