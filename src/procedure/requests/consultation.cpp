#include "mieux/procedure/requests/consultation.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/fold.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

/// The member's last opinion given by that day; of several of one day the one that stands last.
const Opinion* last_opinion(const FicheVersion& version, std::string_view member, Date on) {
  const Opinion* last = nullptr;
  for (const Opinion& opinion : version.consultation) {
    if (!same_name(opinion.member.value, member)) continue;
    if (opinion.date.known && opinion.date.date.first() > on.last()) continue;
    const bool earlier = last != nullptr && last->date.known && opinion.date.known &&
                         before(opinion.date.date, last->date.date) == Truth::yes;
    if (!earlier) last = &opinion;
  }
  return last;
}

/// Is it about the text as it is? Without a fingerprint: it judged what was sent last.
bool is_about_text(const FicheVersion& version, const Opinion& opinion) {
  if (opinion.fingerprint.is_there()) return still_holds(version, opinion.fingerprint.value);
  const bool of_earlier_text = opinion.date.known && version.sent.known &&
                               before(opinion.date.date, version.sent.date) == Truth::yes;
  return !of_earlier_text && still_holds(version, version.sent_fingerprint.value);
}

Standing standing_of(const FicheVersion& version, const Opinion& opinion) {
  if (!is_about_text(version, opinion)) return Standing::suspect;
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

Consultation consultation_of(const Store& store, const FicheVersion& version, Date on) {
  constexpr std::uint32_t many_days = 100 * 366;
  const SteeringGroup& group = store.programme().steering_group;
  Consultation consultation;
  consultation.changed_since_sent = !still_holds(version, version.sent_fingerprint.value);
  if (group.silence_days && version.sent.known)
    consultation.answers_until =
        version.sent.date.last() +
        Day::duration{static_cast<int>(std::min(*group.silence_days, many_days))};
  const bool silence_speaks = consultation.answers_until &&
                              on.last() > *consultation.answers_until &&
                              !consultation.changed_since_sent;
  for (const Member& member : group.members) {
    if (within(on, member.period()) != Truth::yes) continue;
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
  if (fingerprint.empty() || fingerprint == version.fingerprint) return true;
  // Minor changes stand in order of time: one pass finds every text that is as good.
  std::vector<std::string_view> as_good{fingerprint};
  for (const MinorChange& change : version.minor_changes)
    if (std::find(as_good.begin(), as_good.end(), change.before.value) != as_good.end())
      as_good.push_back(change.after.value);
  return std::find(as_good.begin(), as_good.end(), version.fingerprint) != as_good.end();
}

bool wants_opinions(const FicheVersion& version) {
  return !version.minor || version.kind.value != "amendment" || !version.consultation.empty();
}

Truth is_member(const SteeringGroup& group, std::string_view name, Date on) {
  Truth member = Truth::no;
  for (const Member& one : group.members)
    if (same_name(one.name.value, name)) member = member || within(on, one.period());
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

bool is_decided(const FicheVersion& version, Day day) {
  if (!version.decision.is_there()) return false;
  return !version.decided.known || version.decided.date.first() <= day;
}

namespace {

/// The last version that was sent by that day and not decided yet on it.
const FicheVersion* sent_by(const Fiche& fiche, Day day) {
  const FicheVersion* sent = nullptr;
  for (const FicheVersion& version : fiche.versions)
    if (version.sent.known && version.sent.date.first() <= day)
      sent = is_decided(version, day) ? nullptr : &version;
  return sent;
}

}  // namespace

const FicheVersion* approved_version(const Fiche& fiche) {
  const FicheVersion* approved = nullptr;
  for (const FicheVersion& version : fiche.versions)
    if (version.decision.value == "approved") approved = &version;
  return approved;
}

const yaml::Node* last_version(const yaml::Document& fiche) {
  const yaml::Node* last = nullptr;
  if (const yaml::Node* versions = fiche.find(fiche.root(), "versions"))
    for (const yaml::Node& version : yaml::Children{fiche, *versions}) last = &version;
  return last;
}

std::string fingerprint_of_last(const Store& store, const Record& fiche) {
  const RecordTree tree(store, fiche);
  const yaml::Node* last = last_version(tree.document);
  return last == nullptr ? std::string{}
                         : fingerprint_of(tree.document, tree.document.root(), *last);
}

std::string version_name(const FicheVersion& version) {
  return "version " + std::to_string(version.number);
}

std::vector<AwaitedVersion> awaited_versions(const Store& store, AsOf as_of) {
  std::vector<AwaitedVersion> awaited;
  for (const Record& record : store.records(RecordKind::fiche)) {
    if (!record.whole || record.draft || record.imported) continue;
    const Fiche& fiche = store.fiches()[record.position];
    const FicheVersion* open = sent_by(fiche, as_of.day);
    if (open == nullptr) continue;
    if (const Record* request = store.target(fiche.request.value, set_of(RecordKind::request))) {
      const Outcome outcome = outcome_of(store.requests()[request->position], as_of);
      if (is_closed(outcome) || outcome == Outcome::on_hold) continue;
    }
    AwaitedVersion one{&record, open, {}};
    if (wants_opinions(*open))
      one.consultation = consultation_of(store, *open, {as_of.day, as_of.day});
    awaited.push_back(std::move(one));
  }
  return awaited;
}

}  // namespace mieux
