#include "letter_values.hpp"

#include <array>

#include "letter_words.hpp"

namespace mieux {
namespace {

using yaml::Node;

/// The last event of the request that says something under `key`.
std::string last_event_text(const LetterSubject& subject, std::string_view key) {
  const RecordTree& tree = subject.tree;
  std::string text;
  const Node* events = tree.document.find(tree.document.root(), "events");
  if (events != nullptr)
    for (const Node& event : yaml::Children{tree.document, *events})
      if (const std::string_view found = tree.text_at(&event, key); !found.empty()) text = found;
  return text;
}

/// A term's label in the language, where its table has a column for it (`label_fr`).
std::string label_in(const LetterSubject& subject, std::string_view vocabulary,
                     std::string_view column, std::string_view id) {
  const Vocabularies& vocabularies = subject.view.store.vocabularies();
  if (const Table* table = vocabularies.table(vocabulary))
    if (const std::uint32_t row = table->find(id); row != Table::none) {
      const std::string own = std::string{column} + "_" + std::string{subject.language};
      if (const std::string_view cell = table->cell(row, own); !cell.empty())
        return std::string{cell};
    }
  return std::string{vocabularies.label(vocabulary, id)};
}

bool in_use(const RecordTree& tree, const Node& name, Day day) {
  const auto from = Date::parse(tree.text_at(&name, "from"));
  const auto to = Date::parse(tree.text_at(&name, "to"));
  return (!from || from->first() <= day) && (!to || to->last() >= day);
}

/// The name in use today in the language, else the first in use, else the first.
std::string name_in(const LetterSubject& subject, const Record& organisation) {
  const RecordTree tree(subject.view.store, organisation);
  const Node* names = tree.document.find(tree.document.root(), "names");
  std::string first_in_use;
  if (names != nullptr)
    for (const Node& name : yaml::Children{tree.document, *names}) {
      if (!in_use(tree, name, subject.view.clock.today)) continue;
      std::string text{tree.text_at(&name, "name")};
      if (tree.text_at(&name, "language") == subject.language) return text;
      if (first_in_use.empty()) first_in_use = std::move(text);
    }
  if (!first_in_use.empty()) return first_in_use;
  return std::string{subject.view.store.organisations()[organisation.position].name.value};
}

std::string number(const LetterSubject& subject) {
  const List<Text> official = subject.record.references;
  return std::string{official.empty() ? subject.record.id : official.front().value};
}
std::string title(const LetterSubject& subject) { return std::string{subject.record.title.value}; }
std::string requesters(const LetterSubject& subject) {
  std::vector<std::string> names;
  for (const Letter& letter : subject.request.letters)
    if (const Record* body =
            subject.view.store.target(letter.requester.value, set_of(RecordKind::organisation)))
      names.push_back(name_in(subject, *body));
  return listed(names, subject.language);
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
  return date_in(subject, decided(subject.request));
}
std::string today(const LetterSubject& subject) {
  const Day day = subject.view.clock.today;
  return written_out(Date{day, day}, subject.language);
}
std::string channel(const LetterSubject& subject) {
  const RecordTree& tree = subject.tree;
  const Node* letters = tree.document.find(tree.document.root(), "letters");
  const Node* first = letters == nullptr ? nullptr : tree.document.first_child(*letters);
  return channel_in_words(tree.text_at(first, "channel"), subject.language);
}
std::string reason(const LetterSubject& subject) {
  const std::string term = last_event_text(subject, "reason");
  return term.empty() ? term : label_in(subject, "rejection_reasons", "label", term);
}

/// The note of the last event that ended the way of the request, for whatever reason.
std::string reason_note(const LetterSubject& subject) {
  const RecordTree& tree = subject.tree;
  std::string note;
  const Node* events = tree.document.find(tree.document.root(), "events");
  if (events != nullptr)
    for (const Node& event : yaml::Children{tree.document, *events}) {
      const std::string_view what = tree.text_at(&event, "event");
      if (what == "rejected" || what == "forwarded" || what == "withdrawn" || what == "on-hold")
        note = tree.text_at(&event, "note");
    }
  return note;
}
std::string forwarded_to(const LetterSubject& subject) {
  const std::string term = last_event_text(subject, "to");
  return term.empty() ? term : label_in(subject, "facilities", "label", term);
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

/// The objective of the last approved version of a fiche of the request.
std::string objective(const LetterSubject& subject) {
  const Store& store = subject.view.store;
  std::string text;
  for (const Record& record : store.records(RecordKind::fiche)) {
    const Fiche& fiche = store.fiches()[record.position];
    if (!record.whole ||
        store.target(fiche.request.value, set_of(RecordKind::request)) != &subject.record)
      continue;
    const RecordTree tree(store, record);
    const Node* versions = tree.document.find(tree.document.root(), "versions");
    if (versions == nullptr) continue;
    for (const Node& version : yaml::Children{tree.document, *versions}) {
      const Node* decision = tree.document.find(version, "decision");
      if (tree.text_at(decision, "outcome") == "approved")
        text = tree.text_at(&version, "objective");
    }
  }
  return text;
}

std::string actions(const LetterSubject& subject, bool titles) {
  const Store& store = subject.view.store;
  std::vector<std::string> names;
  for (const std::uint32_t position : store.actions_of(subject.record.position)) {
    const Record& action = store.records(RecordKind::action)[position];
    names.emplace_back(titles ? action.title.value : action.id);
  }
  return listed(names, subject.language);
}
std::string action_title(const LetterSubject& subject) { return actions(subject, true); }
std::string action_id(const LetterSubject& subject) { return actions(subject, false); }

constexpr std::string_view event_hint =
    "`mieux request edit ID`, and add it to the event that says so";

constexpr auto table = std::to_array<LetterValue>({
    {"number", "official number of the request, else its id", "number", "", number},
    {"title", "what is asked for", "title", "`mieux request set ID title=TEXT`", title},
    {"requesters", "names of the authorities that wrote, in the language of the letter",
     "requester", "`mieux request set ID letters.1.requester=ORGANISATION`", requesters},
    {"countries", "countries that ask", "countries", "`mieux request set ID countries=LIST`",
     countries},
    {"received", "day of receipt", "day of receipt",
     "`mieux request set ID letters.1.received=DATE`", received_on},
    {"channel", "how the first letter came, such as `by post`", "channel of its letter",
     "`mieux request set ID letters.1.channel=email` (or post, fax, online)", channel},
    {"decided", "day of the last decision: approved, rejected or forwarded", "day of a decision",
     event_hint, decided_on},
    {"reason", "why it was rejected: the term's label, `label_fr` in French if there is one",
     "reason", event_hint, reason},
    {"reason_note", "why, in words: the note of the event that rejected, forwarded ... it",
     "note on the reason", event_hint, reason_note},
    {"forwarded_to", "facility it was forwarded to", "facility it was forwarded to", event_hint,
     forwarded_to},
    {"action", "title of the Action that came of it", "Action",
     "`mieux action new --request ID --title TEXT` opens one", action_title},
    {"action_id", "id of that Action", "Action",
     "`mieux action new --request ID --title TEXT` opens one", action_id},
    {"objective", "objective in the approved Action Fiche", "objective in an approved Action Fiche",
     "`mieux fiche list` shows what there is: a version needs an objective and the decision "
     "approved",
     objective},
    {"facility", "title of the facility", "title", "`mieux programme set title=TEXT`", facility},
    {"donor", "who pays", "donor", "`mieux programme set donor=TEXT`", donor},
    {"implementer", "who runs the facility", "implementer",
     "`mieux programme set implementer=TEXT`", implementer},
    {"acknowledgement", "the sentence that acknowledges the funding", "acknowledgement",
     "`mieux programme set acknowledgement=TEXT`", acknowledgement},
    {"today", "today, or the day of --today", "today", "", today},
});

}  // namespace

LetterSubject::LetterSubject(const View& on, const Record& about, std::string_view in)
    : view(on),
      record(about),
      request(on.store.requests()[about.position]),
      language(in),
      tree(on.store, about),
      programme(on.store, on.store.records(RecordKind::programme).front()) {}

std::span<const LetterValue> letter_values() { return table; }

}  // namespace mieux
