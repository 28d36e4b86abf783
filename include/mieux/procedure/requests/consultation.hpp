#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Where a member of the steering group stands on a version of an Action Fiche.
enum class Standing : std::uint8_t {
  approves,  ///< with or without comments
  no_objection,
  silent,   ///< did not answer in time, which is no objection by the rule of the group
  missing,  ///< has not answered yet
  objects,
  suspect,  ///< gave an opinion on a text that has been changed since
};
std::string_view word_of(Standing standing);

struct MemberStanding {
  Text member;
  Standing standing = Standing::missing;
  const Opinion* opinion = nullptr;  ///< the last one given; null if there is none
};

/// The consultation on one version as it stands on a day.
struct Consultation {
  std::vector<MemberStanding> members;  ///< all of that day, in the order of mieux.yaml
  /// The text is no longer the one that was sent, so silence says nothing.
  bool changed_since_sent = false;
  /// The last possible day for an answer, by the rule of silence; nothing without that rule.
  std::optional<Day> answers_until;

  /// Does nobody miss, object, or stand by a text that is gone?
  [[nodiscard]] bool is_favourable() const;
  /// Who is in the way of an approval: "Foreign service (missing)", in order.
  [[nodiscard]] std::string obstacles() const;
};

/// Members and rule are those of mieux.yaml on that day; where only a month or year is known, those
/// who were members on all its days. An opinion counts from its date on; the last one of a member
/// counts. One without a fingerprint is taken to be about the text that was sent.
Consultation consultation_of(const Store& store, const FicheVersion& version, Date on);

/// The days of a date that can be meant of something that has happened by `today`: of a month that
/// is not over those until today.
inline Date until(Date date, Day today) {
  return {date.first(), date.first() > today ? date.last() : std::min(date.last(), today)};
}

/// Does what was said of the text with this fingerprint hold for the version as it is: the same, or
/// changed only as the officer marked as minor? An empty fingerprint holds.
bool still_holds(const FicheVersion& version, std::string_view fingerprint);

/// Must the steering group be asked about this version? Not about a minor change of an approved
/// one.
bool wants_opinions(const FicheVersion& version);

/// Is `name` a member on that day, whatever day is meant by a date of less precision?
Truth is_member(const SteeringGroup& group, std::string_view name, Date on);

/// The members of that day, for messages: "A, B, C".
std::string members_on(const SteeringGroup& group, Date on);

// Action Fiches of a request.

/// Those that answer the request, by id. Drafts are among them.
std::vector<const Record*> fiches_of(const Store& store, const Record& request);

/// The version that is being worked on: the last one, if nothing is decided on it yet; else null.
const FicheVersion* open_version(const Fiche& fiche);

/// Was the version decided on by that day? One whose decision nobody dated was.
bool is_decided(const FicheVersion& version, Day day);

/// The last version that was approved; null if none was. From then on the request has its Action.
const FicheVersion* approved_version(const Fiche& fiche);

/// The last version as it stands in the file; null if there is none.
const yaml::Node* last_version(const yaml::Document& fiche);

/// The fingerprint of the last version as its text is; empty if there is no version. Reads the file
/// again.
std::string fingerprint_of_last(const Store& store, const Record& fiche);

/// "version 2"
std::string version_name(const FicheVersion& version);

/// An open version that the steering group has before it: sent, not decided, and its request
/// neither closed nor on hold.
struct AwaitedVersion {
  const Record* fiche;
  const FicheVersion* version;
  Consultation consultation;  ///< without members where opinions are not wanted
};

/// Those of the day asked about, by id. Drafts and imported fiches are not among them.
std::vector<AwaitedVersion> awaited_versions(const Store& store, AsOf as_of);

}  // namespace mieux
