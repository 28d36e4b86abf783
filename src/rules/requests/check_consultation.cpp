#include "requests_rules.hpp"

#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/consultation.hpp"

namespace mieux {
namespace {

/// An opinion is a member's. Without members in mieux.yaml nobody can tell.
void check_member(const RuleRun& run, const Record& record, const Opinion& opinion) {
  const SteeringGroup& group = run.store.programme().steering_group;
  if (group.members.empty() || !opinion.member.is_there()) return;
  const Date day = opinion.date.known ? opinion.date.date : Date{};
  if (is_member(group, opinion.member.value, day) != Truth::no) return;
  const std::string members = members_on(group, day);
  run.error(record, {"unknown-member", opinion.member.span,
                     in_quotes(opinion.member.value) + " was no member of the steering group" +
                         (opinion.date.known ? " on " + opinion.date.date.to_string() : ""),
                     members.empty() ? "correct the date, or `steering_group.members` in mieux.yaml"
                                     : "members were " + members +
                                           "; correct the name or the date, or `steering_group` in "
                                           "mieux.yaml"});
}

void check_suspect(const RuleRun& run, const AwaitedVersion& awaited) {
  for (const MemberStanding& member : awaited.consultation.members)
    if (member.standing == Standing::suspect)
      run.warning(
          *awaited.fiche,
          {"suspect-opinion", member.opinion->opinion.span,
           "the fiche has been changed since " + std::string{member.member.value} + " judged it",
           "ask again and record the answer (`mieux fiche opinion " +
               std::string{awaited.fiche->id} +
               " ...`); a change that does not matter is marked with --minor REASON when it "
               "is made"});
}

/// An approved version stays as the steering group approved it. Returns whether it did.
bool check_frozen(const RuleRun& run, const Record& record, const FicheVersion& version) {
  if (version.decision.value != "approved" || !version.decided_fingerprint.is_there() ||
      version.decided_fingerprint.value == version.fingerprint)
    return true;
  run.error(
      record,
      {"changed-after-approval", version.decided_fingerprint.span,
       "version " + std::to_string(version.number) + " was approved and says something else now",
       "take the change back; `mieux fiche new ID --amendment REASON` begins a version that "
       "may be changed"});
  return false;
}

/// An approval rests on the opinions of the members of its day, or says why it does not.
void check_carried(const RuleRun& run, const Record& record, const FicheVersion& version) {
  if (version.decision.value != "approved" || !version.decided.known || version.despite ||
      !wants_opinions(version))
    return;
  const Date decided = until(version.decided.date, run.as_of.today);
  const std::string obstacles = consultation_of(run.store, version, decided).obstacles();
  if (obstacles.empty()) return;
  run.error(record, {"approved-without-opinions", version.decision.span,
                     "version " + std::to_string(version.number) +
                         " was approved while opinions stood against it: " + obstacles,
                     "add the opinions under `consultation`, or `despite:` with the reason under "
                     "`decision`; who became a member later has a `from:` in mieux.yaml"});
}

/// Numbers rise, and only the last version is open: it is the one that is worked on.
void check_order(const RuleRun& run, const Record& record, const Fiche& fiche) {
  for (std::size_t i = 1; i < fiche.versions.size(); ++i) {
    const FicheVersion& before = fiche.versions[i - 1];
    const FicheVersion& version = fiche.versions[i];
    const bool rises = before.number < version.number;
    if (rises && before.decision.is_there()) continue;
    run.error(record,
              {"version-order",
               {version.span.begin, version.span.begin + 1},
               rises ? "version " + std::to_string(version.number) +
                           " follows a version that is not decided on"
                     : "version " + std::to_string(version.number) + " stands after version " +
                           std::to_string(before.number),
               rises ? "record the decision on the version before it, or take one of them away"
                     : "put the versions in the order of their numbers, each number once"});
  }
}

}  // namespace

/// Opinions are those of members of their day; one on a text that was changed since is suspect
/// until it is renewed; an approval rests on opinions, and what was approved stays as it is.
void check_consultation(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::fiche)) {
    const Fiche& fiche = run.store.fiches()[record.position];
    check_order(run, record, fiche);
    for (const FicheVersion& version : fiche.versions) {
      for (const Opinion& opinion : version.consultation) check_member(run, record, opinion);
      if (check_frozen(run, record, version)) check_carried(run, record, version);
    }
  }
  for (const AwaitedVersion& awaited : awaited_versions(run.store, run.as_of))
    check_suspect(run, awaited);
}

}  // namespace mieux
