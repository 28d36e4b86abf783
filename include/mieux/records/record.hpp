#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mieux/base/date.hpp"
#include "mieux/base/diagnostic.hpp"
#include "mieux/schema/kind.hpp"

namespace mieux {

// Typed records: what rules and queries need of a file, compact, with where each value stands.
// Texts and lists lie in memory the store keeps; the file itself is read again for messages and for
// fields that are not here. An absent value is empty: a Text without data, a When that is not
// known, an empty list.

template <typename T>
using List = std::span<const T>;

/// A text of a record and where it stands.
struct Text {
  std::string_view value;
  Span span;

  [[nodiscard]] bool is_there() const { return value.data() != nullptr; }
};

/// A date of a record and where it stands.
struct When {
  Date date;
  Span span;
  bool known = false;
};

/// What every kind carries. `id` is the file's name without its ending.
struct Record {
  RecordKind kind = RecordKind::programme;
  bool whole = false;  ///< the file could be read as fields; otherwise only `kind` and `id` are set
  bool sound = false;  ///< and fits its schema and vocabularies
  bool draft = false;
  bool imported = false;
  bool may_hold_contact = false;    ///< its text is worth a search for personal data
  bool may_keep_documents = false;  ///< it may say where a document is kept
  std::uint32_t position = 0;       ///< among the records of its kind
  std::string_view id;
  std::uint32_t size = 0;  ///< of the file, in bytes
  Text stated_id;
  Text uid;
  Text title;
  Text short_name;
  List<Text> references;
  List<Text> aliases;
};

/// How a reader knows a record: its short name, else its title, else its id.
inline std::string_view reader_name(const Record& record) {
  if (record.short_name.is_there()) return record.short_name.value;
  return record.title.is_there() ? record.title.value : record.id;
}

/// `request/2026-04`.
inline std::string full_id(const Record& record) {
  return std::string{subject_of(record.kind).singular} + "/" + std::string{record.id};
}

/// One dated step in the life of a request, an Action or a deliverable.
template <typename Type>
struct Event {
  Type type{};
  bool has_reason = false;  ///< a reason or a note is given
  bool has_target = false;  ///< the facility a request was forwarded to is given
  When when;
  Span span;  ///< of the word that names the event
};

enum class RequestStep : std::uint8_t {
  received,
  acknowledged,
  screened,
  fiche_drafted,
  sent_to_steering_group,
  approved,
  rejected,
  forwarded,
  withdrawn,
  merged,
  on_hold,
  resumed,
  reopened,
};

enum class ActionStep : std::uint8_t {
  ready,
  started,
  on_hold,
  resumed,
  completed,
  cancelled,
  reopened,
};

enum class DeliverableStep : std::uint8_t {
  drafted,
  handed_over,
  validated,
  adopted,
  published,
  applied,
};

/// The words of the steps, in the order of the enumerations.
inline constexpr std::array<std::string_view, 13> request_step_words{
    "received", "acknowledged", "screened",  "fiche-drafted", "sent-to-steering-group",
    "approved", "rejected",     "forwarded", "withdrawn",     "merged",
    "on-hold",  "resumed",      "reopened"};
inline constexpr std::array<std::string_view, 7> action_step_words{
    "ready", "started", "on-hold", "resumed", "completed", "cancelled", "reopened"};
inline constexpr std::array<std::string_view, 6> deliverable_step_words{
    "drafted", "handed-over", "validated", "adopted", "published", "applied"};

constexpr std::string_view word_of(RequestStep step) {
  return request_step_words[static_cast<std::size_t>(step)];
}
constexpr std::string_view word_of(ActionStep step) {
  return action_step_words[static_cast<std::size_t>(step)];
}

using RequestEvent = Event<RequestStep>;
using ActionEvent = Event<ActionStep>;
using DeliverableEvent = Event<DeliverableStep>;

/// A region stated for one grouping, where countries do not tell.
struct StatedRegion {
  Text grouping;
  Text region;
};

struct Letter {
  Text requester;
  Text on_behalf_of;
  When received;
};

struct Request {
  std::optional<bool> joint;
  List<Letter> letters;
  List<Text> countries;
  Text regional_organisation;
  List<StatedRegion> regions;
  List<Text> topics;
  List<Text> follow_up_of;
  Text merged_into;
  List<RequestEvent> events;
  Text recorded_by;
};

/// A number of persons of which only a lower bound may be known.
struct Count {
  std::uint32_t known = 0;
  bool exact = true;  ///< false: at least `known`

  Count& operator+=(const Count& other) {
    known += other.known;
    exact = exact && other.exact;
    return *this;
  }
};

struct Participants {
  std::optional<std::uint32_t> total;
  std::optional<std::uint32_t> women;
  std::optional<std::uint32_t> men;
  std::uint64_t by_country = 0;  ///< sum of those whose country is stated
  Span span;
};

enum class ActivityState : std::uint8_t { none, held, postponed, cancelled, not_taken_up, unknown };
inline constexpr std::array<std::string_view, 6> activity_state_words{
    "", "held", "postponed", "cancelled", "not-taken-up", "unknown"};

struct Activity {
  Text id;
  List<Text> types;
  List<Text> countries;
  When start;
  When end;
  When decided;  ///< date of the outcome
  Text replaced_by;
  Participants participants;
  ActivityState state = ActivityState::none;
  bool optional = false;
  bool away = false;  ///< its mode is stated and is not on-site
};

struct Mission {
  Text id;
  Text expert;
  Text country;
  Text background;
  Count count;
  Text activity;
  Text need;
  std::optional<float> days;
  When start;
  When end;
  Span span;
};

struct Result {
  Text id;
  Text level;
  bool expected = false;
  When achieved;
  Span span;
};

struct Deliverable {
  Text id;
  Text type;
  bool expected = false;
  List<DeliverableEvent> events;
  Span span;
};

struct Effect {
  Text id;
  When reported;
};

/// Experts that an Action asks for.
struct Need {
  Text id;
  Text activity;
  std::uint32_t count = 1;
  When asked;
  Text role;
  Text origin;
  Text background;
  List<Text> countries;
  List<Text> languages;
  List<Text> topics;
  bool given_up = false;  ///< it is said to have ended unfilled
  When unfilled;          ///< the day it was given up
  Span unfilled_span;
  Span span;
};

/// Whom the facility works with on the side of the partner.
struct FocalPoint {
  Text organisation;
  Text expert;
  When from;
  When to;
};

struct Action {
  Text request;
  List<Text> countries;
  Text regional_organisation;
  List<StatedRegion> regions;
  List<Text> topics;
  Text main_theme;
  Text phase;
  List<Text> requesters;
  When planned_start;
  When planned_end;
  List<ActionEvent> events;
  List<Activity> activities;
  List<Mission> missions;
  List<Result> results;
  List<Deliverable> deliverables;
  List<Effect> effects;
  List<Need> needs;
  List<FocalPoint> focal_points;
};

/// A name of an organisation and the days on which it was in use: from the beginning if `from` is
/// not known, still if `to` is not.
struct DatedName {
  Text name;
  Text language;
  When from;
  When to;
};

struct Organisation {
  List<DatedName> names;  ///< in the order of the record; `name_on` says which is in use
  Text acronym;
  Text country;
  List<StatedRegion> regions;
  Text type;
  Text parent;
  Text predecessor;
};

/// What a member of the steering group said of a version of a fiche.
struct Opinion {
  Text member;
  Text opinion;
  When date;
  Text fingerprint;  ///< of the text it judged; not there if that was not kept
};

/// A change of the text that leaves opinions valid: from one fingerprint to another.
struct MinorChange {
  Text before;
  Text after;
};

struct FicheVersion {
  std::uint32_t number = 0;
  Text kind;
  bool minor = false;
  Text drafted_by;
  When date;
  When sent;
  Text sent_fingerprint;  ///< of the text that was sent; not there if that was not kept
  Text decision;
  When decided;
  bool despite = false;      ///< it is said why it was decided against opinions
  Text decided_fingerprint;  ///< of the text decided on; not there if that was not kept
  List<Opinion> consultation;
  List<MinorChange> minor_changes;
  std::string_view fingerprint;  ///< of the text as it is; empty if nothing refers to one
  Span span;
};

struct Fiche {
  Text request;
  List<FicheVersion> versions;
};

/// How often an answer was given, or its share in percent where the shares come without n.
struct AnswerCount {
  Text answer;
  double number = 0;
};

struct Question {
  Text id;
  Text kind;  ///< absent: as the form says
  Text text;  ///< absent: as the form says
  bool shares_without_n = false;
  std::uint32_t missing = 0;
  std::uint32_t answers = 0;  ///< sum of the distribution
  Span distribution;          ///< empty if there is none
  List<AnswerCount> counts;   ///< the distribution
};

struct Feedback {
  Text tool;
  Text level;
  Text action;
  Text activity;
  Text expert;
  Text event;
  List<StatedRegion> regions;
  When date;
  Text form;
  Text form_version;
  Text scale;  ///< of mieux.yaml
  std::optional<std::uint32_t> sent;
  std::optional<std::uint32_t> received;
  Span received_span;
  Text sheet;  ///< fingerprint of the sheet that was counted
  List<Question> questions;
};

}  // namespace mieux
