#include "letter_values.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/records/names.hpp"
#include "mieux/reports/letters/letter_words.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {
namespace {

// --- the event a letter is about

using Steps = std::span<const RequestStep>;
constexpr std::array rejection{RequestStep::rejected};
constexpr std::array forwarding{RequestStep::forwarded};
constexpr std::array hold{RequestStep::on_hold};
constexpr std::array resumption{RequestStep::resumed};
constexpr std::array decisions{RequestStep::approved, RequestStep::rejected,
                               RequestStep::forwarded};
constexpr std::array with_a_note{RequestStep::rejected, RequestStep::forwarded,
                                 RequestStep::withdrawn, RequestStep::on_hold};
/// What settles what becomes of the request, or opens that again.
constexpr std::array settling{RequestStep::approved,  RequestStep::rejected, RequestStep::forwarded,
                              RequestStep::withdrawn, RequestStep::merged,   RequestStep::reopened};

bool is(const VisibleValue& event, Steps steps) {
  const std::string_view word = event.text_at("event");
  return std::any_of(steps.begin(), steps.end(),
                     [&](RequestStep step) { return word_of(step) == word; });
}

/// The last event that settles what becomes of the request; nothing if none does. `with_hold`: or
/// that puts it on hold, unless it was resumed.
VisibleValue last_word(const LetterSubject& subject, bool with_hold = false) {
  VisibleValue settled;
  VisibleValue held;
  for (const VisibleValue& event : subject.visible.at("events").children()) {
    const bool settles = is(event, settling);
    if (settles) settled = event;
    if (settles || is(event, resumption)) held = {};
    if (is(event, hold)) held = event;
  }
  return with_hold && held ? held : settled;
}

/// What the last word on the request says under `key`, if it is one of these steps.
std::string_view said(std::string_view key, const VisibleValue& event, Steps steps) {
  return is(event, steps) ? event.text_at(key) : std::string_view{};
}

/// The gap of a value that only requests have which were `wanted`; nothing if this one was.
std::optional<LetterGap> unless(std::string_view wanted, const VisibleValue& event, Steps steps) {
  if (is(event, steps)) return std::nullopt;
  std::string why = "the request was ";
  if (event) why += std::string{event.text_at("event")} + ", ";
  return LetterGap{why + "not " + std::string{wanted},
                   "choose another letter (`mieux request letter` lists them)"};
}

// --- words in the language of the letter

/// A term's label in the language, where its table has a column for it (`label_fr`).
std::string label_in(const LetterSubject& subject, std::string_view vocabulary,
                     std::string_view column, std::string_view id) {
  const Table* table = subject.view.store.vocabularies().table(vocabulary);
  const std::uint32_t row = table == nullptr ? Table::none : table->find(id);
  if (row == Table::none) return std::string{id};
  const std::string_view own = table->cell_in(row, column, subject.language);
  return std::string{own.empty() ? table->label(row) : own};
}

/// The name in use today, in the language if there is one.
std::string name_in(const LetterSubject& subject, const Record& organisation) {
  const Organisation& body = subject.view.store.organisations()[organisation.position];
  return std::string{name_on(body, subject.view.as_of.today, subject.language).value};
}

// --- the values

std::string number(const LetterSubject& subject) {
  const List<Text> official = subject.record.references;
  return std::string{official.empty() ? subject.record.id : official.front().value};
}
std::string title(const LetterSubject& subject) { return std::string{subject.record.title.value}; }

const Record* requester(const LetterSubject& subject, const Letter& letter) {
  return subject.view.store.target(letter.requester.value, set_of(RecordKind::organisation));
}

/// Each authority once; empty if one of them is not known.
std::string requesters(const LetterSubject& subject) {
  std::vector<const Record*> bodies;
  for (const Letter& letter : subject.request.letters) {
    const Record* body = requester(subject, letter);
    if (body == nullptr) return {};
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  std::vector<std::string> names;
  for (const Record* body : bodies) names.push_back(name_in(subject, *body));
  return listed(names, subject.language);
}

/// The first letter of an authority that is not known.
std::optional<LetterGap> no_requester(const LetterSubject& subject) {
  const List<Letter> letters = subject.request.letters;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (requester(subject, letters[i]) != nullptr) continue;
    const std::string field = "letters." + std::to_string(i + 1);
    const std::string_view id = letters[i].requester.value;
    return LetterGap{id.empty() ? field + " names none"
                                : field + " names '" + std::string{id} + "', which is not there",
                     "`mieux request set ID " + field + ".requester=ORGANISATION`"};
  }
  return std::nullopt;
}

std::string countries(const LetterSubject& subject) {
  std::vector<std::string> names;
  for (const Text& country : subject.request.countries)
    names.push_back(label_in(subject, "countries", "name", country.value));
  return listed(names, subject.language);
}
std::string date_in(const LetterSubject& subject, const When& when) {
  return when.known ? written_out(when.date, subject.language) : std::string{};
}
std::string received_on(const LetterSubject& subject) {
  return date_in(subject, received(subject.request));
}
std::string decided_on(const LetterSubject& subject) {
  const auto date = Date::parse(said("date", last_word(subject), decisions));
  return date ? written_out(*date, subject.language) : std::string{};
}
std::optional<LetterGap> not_decided(const LetterSubject& subject) {
  return unless("approved, rejected or forwarded", last_word(subject), decisions);
}
std::string today(const LetterSubject& subject) {
  const Day day = subject.view.as_of.today;
  return written_out(Date{day, day}, subject.language);
}
std::string channel(const LetterSubject& subject) {
  for (const VisibleValue& first : subject.visible.at("letters").children())
    return channel_in_words(first.text_at("channel"), subject.language);
  return {};
}

std::string reason(const LetterSubject& subject) {
  const std::string_view term = said("reason", last_word(subject), rejection);
  return term.empty() ? std::string{} : label_in(subject, "rejection_reasons", "label", term);
}
std::optional<LetterGap> not_rejected(const LetterSubject& subject) {
  return unless("rejected", last_word(subject), rejection);
}

std::string reason_note(const LetterSubject& subject) {
  return std::string{said("note", last_word(subject, true), with_a_note)};
}
std::optional<LetterGap> not_ended(const LetterSubject& subject) {
  return unless("rejected, forwarded, withdrawn or put on hold", last_word(subject, true),
                with_a_note);
}

std::string forwarded_to(const LetterSubject& subject) {
  const std::string_view term = said("to", last_word(subject), forwarding);
  return term.empty() ? std::string{} : label_in(subject, "facilities", "label", term);
}
std::optional<LetterGap> not_forwarded(const LetterSubject& subject) {
  return unless("forwarded", last_word(subject), forwarding);
}

std::string facility(const LetterSubject& subject) {
  return std::string{subject.programme.text_at("title")};
}
std::string donor(const LetterSubject& subject) {
  return std::string{subject.programme.text_at("donor")};
}
std::string implementer(const LetterSubject& subject) {
  return std::string{subject.programme.text_at("implementer")};
}
std::string acknowledgement(const LetterSubject& subject) {
  return std::string{subject.programme.text_at("acknowledgement")};
}

constexpr std::string_view action_hint = "`mieux action new --request ID --title TEXT` opens one";

/// The objective of the last approved version of a fiche of the request.
std::string objective(const LetterSubject& subject) {
  const Store& store = subject.view.store;
  std::string text;
  for (const Record* fiche : fiches_of(store, subject.record)) {
    if (!fiche->whole) continue;
    const VisibleRecord visible(store, *fiche, Audience::everybody);
    for (const VisibleValue& version : visible.at("versions").children())
      if (version.at("decision").text_at("outcome") == "approved")
        text = version.text_at("objective");
  }
  return text;
}

/// Why an Action is none to write of; empty if it is one.
std::string not_to_name(const LetterSubject& subject, const Record& action) {
  const Store& store = subject.view.store;
  if (!action.whole) return "cannot be read";
  if (action.draft) return "is a draft";
  const Status status =
      status_of(store.actions()[action.position], approved(store, action), subject.view.as_of);
  return status == Status::cancelled ? "was cancelled" : "";
}

std::string actions(const LetterSubject& subject, bool titles) {
  const Store& store = subject.view.store;
  std::vector<std::string> names;
  for (const std::uint32_t position : store.actions_of(subject.record.position)) {
    const Record& action = store.records(RecordKind::action)[position];
    if (not_to_name(subject, action).empty())
      names.emplace_back(titles ? action.title.value : action.id);
  }
  return listed(names, subject.language);
}
std::string action_title(const LetterSubject& subject) { return actions(subject, true); }
std::string action_id(const LetterSubject& subject) { return actions(subject, false); }
std::optional<LetterGap> no_action(const LetterSubject& subject) {
  const Store& store = subject.view.store;
  std::vector<std::string> others;
  for (const std::uint32_t position : store.actions_of(subject.record.position)) {
    const Record& action = store.records(RecordKind::action)[position];
    others.push_back("action/" + std::string{action.id} + " " + not_to_name(subject, action));
  }
  if (others.empty()) return std::nullopt;
  return LetterGap{joined(others, ", "), std::string{action_hint}};
}

constexpr std::string_view event_hint =
    "`mieux request edit ID`, and add it to the event that says so";

constexpr auto table = std::to_array<LetterValue>({
    {"number", "official number of the request, else its id", "number", "", number},
    {"title", "what is asked for", "title", "`mieux request set ID title=TEXT`", title},
    {"requesters", "names of the authorities that wrote, in the language of the letter",
     "requester", "`mieux request set ID letters.1.requester=ORGANISATION`", requesters,
     no_requester},
    {"countries", "countries that ask", "countries", "`mieux request set ID countries=LIST`",
     countries},
    {"received", "day of receipt", "day of receipt",
     "`mieux request set ID letters.1.received=DATE`", received_on},
    {"channel", "how the first letter came, such as `by post`", "channel of its letter",
     "`mieux request set ID letters.1.channel=email` (or post, fax, online)", channel},
    {"decided", "day of the last decision: approved, rejected or forwarded", "day of a decision",
     event_hint, decided_on, not_decided},
    {"reason", "why it was rejected: the term's label, `label_fr` in French if there is one",
     "reason", event_hint, reason, not_rejected},
    {"reason_note", "why, in words: the note of the event that rejected, forwarded ... it",
     "note on the reason", event_hint, reason_note, not_ended},
    {"forwarded_to", "facility it was forwarded to", "facility it was forwarded to", event_hint,
     forwarded_to, not_forwarded},
    {"action", "title of the Action that came of it, without drafts and cancelled ones", "Action",
     action_hint, action_title, no_action},
    {"action_id", "id of that Action", "Action", action_hint, action_id, no_action},
    {"objective", "objective in the approved Action Fiche", "objective in an approved Action Fiche",
     "`mieux fiche list` shows what there is: a version needs an objective and the decision "
     "approved",
     objective},
    {"facility", "title of the facility", "title", "`mieux programme set title=TEXT`", facility,
     nullptr, true},
    {"donor", "who pays", "donor", "`mieux programme set donor=TEXT`", donor, nullptr, true},
    {"implementer", "who runs the facility", "implementer",
     "`mieux programme set implementer=TEXT`", implementer, nullptr, true},
    {"acknowledgement", "the sentence that acknowledges the funding", "acknowledgement",
     "`mieux programme set acknowledgement=TEXT`", acknowledgement, nullptr, true},
    {"today", "today, or the day of --today", "today", "", today},
});

}  // namespace

LetterSubject::LetterSubject(const View& on, const Record& about, std::string_view in)
    : view(on),
      record(about),
      request(on.store.requests()[about.position]),
      language(in),
      visible(on.store, about, Audience::everybody),
      programme(on.store, on.store.records(RecordKind::programme).front(), Audience::everybody) {}

std::span<const LetterValue> letter_values() { return table; }

}  // namespace mieux
