#include "mieux/procedure/consultation.hpp"

#include <algorithm>
#include <array>

#include "mieux/procedure/steps.hpp"

namespace mieux {
namespace {

/// The member's last opinion given by that day; of several of one day the one that stands last.
const Opinion* last_opinion(const FicheVersion& version, std::string_view member, Day on) {
  const Opinion* last = nullptr;
  for (const Opinion& opinion : version.consultation) {
    if (opinion.member.value != member) continue;
    if (opinion.date.known && opinion.date.date.first() > on) continue;
    const bool earlier = last != nullptr && last->date.known && opinion.date.known &&
                         before(opinion.date.date, last->date.date) == Truth::yes;
    if (!earlier) last = &opinion;
  }
  return last;
}

Standing standing_of(const FicheVersion& version, const Opinion& opinion) {
  if (!still_holds(version, opinion.fingerprint.value)) return Standing::suspect;
  if (opinion.opinion.value == "object") return Standing::objects;
  return opinion.opinion.value == "no-objection" ? Standing::no_objection : Standing::approves;
}

}  // namespace

std::string_view word_of(Standing standing) {
  constexpr std::array<std::string_view, 6> words{"approves", "no objection", "silent",
                                                  "missing",  "objects",      "suspect"};
  return words[static_cast<std::size_t>(standing)];
}

bool Consultation::is_favourable() const {
  return std::all_of(members.begin(), members.end(), [](const MemberStanding& member) {
    return member.standing <= Standing::silent;
  });
}

std::string Consultation::obstacles() const {
  std::string text;
  for (const MemberStanding& member : members)
    if (member.standing > Standing::silent)
      text += (text.empty() ? "" : ", ") + std::string{member.member.value} + " (" +
              std::string{word_of(member.standing)} + ")";
  return text;
}

Consultation consultation_of(const Store& store, const FicheVersion& version, Day on) {
  const SteeringGroup& group = store.programme().steering_group;
  Consultation consultation;
  consultation.changed_since_sent = !still_holds(version, version.sent_fingerprint.value);
  if (group.silence_days && version.sent.known)
    consultation.answers_until =
        version.sent.date.last() + Day::duration{static_cast<int>(*group.silence_days)};
  const bool silence_speaks = consultation.answers_until && on > *consultation.answers_until &&
                              !consultation.changed_since_sent;
  for (const Member& member : group.members) {
    if (within(Date{on, on}, member.period()) == Truth::no) continue;
    MemberStanding standing{member.name, Standing::missing,
                            last_opinion(version, member.name.value, on)};
    if (standing.opinion != nullptr)
      standing.standing = standing_of(version, *standing.opinion);
    else if (silence_speaks)
      standing.standing = Standing::silent;
    consultation.members.push_back(standing);
  }
  return consultation;
}

bool still_holds(const FicheVersion& version, std::string_view fingerprint) {
  if (fingerprint.empty()) return true;
  // Minor changes stand in order of time, so one pass follows the chain.
  for (const MinorChange& change : version.minor_changes) {
    if (fingerprint == version.fingerprint) return true;
    if (change.before.value == fingerprint) fingerprint = change.after.value;
  }
  return fingerprint == version.fingerprint;
}

bool wants_opinions(const FicheVersion& version) {
  return !(version.minor && version.kind.value == "amendment");
}

Truth is_member(const SteeringGroup& group, std::string_view name, Date on) {
  Truth member = Truth::no;
  for (const Member& one : group.members)
    if (one.name.value == name) member = member || within(on, one.period());
  return member;
}

std::string members_on(const SteeringGroup& group, Date on) {
  std::string names;
  for (const Member& member : group.members)
    if (within(on, member.period()) != Truth::no)
      names += (names.empty() ? "" : ", ") + std::string{member.name.value};
  return names;
}

std::vector<const Record*> fiches_of(const Store& store, const Record& request) {
  std::vector<const Record*> fiches;
  for (const Record& record : store.records(RecordKind::fiche)) {
    const Text& of = store.fiches()[record.position].request;
    if (of.is_there() && store.target(of.value, set_of(RecordKind::request)) == &request)
      fiches.push_back(&record);
  }
  return fiches;
}

const FicheVersion* open_version(const Fiche& fiche) {
  if (fiche.versions.empty() || fiche.versions.back().decision.is_there()) return nullptr;
  return &fiche.versions.back();
}

const FicheVersion* version_with_group(const Store& store, const Record& fiche, Clock clock) {
  const Fiche& typed = store.fiches()[fiche.position];
  const FicheVersion* open = open_version(typed);
  if (open == nullptr || !open->sent.known || open->sent.date.first() > clock.as_of) return nullptr;
  const Record* request = store.target(typed.request.value, set_of(RecordKind::request));
  if (request == nullptr) return open;
  const Outcome outcome = outcome_of(store.requests()[request->position], clock);
  return is_closed(outcome) || outcome == Outcome::on_hold ? nullptr : open;
}

}  // namespace mieux
