#include "mieux/procedure/deadlines/due.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "mieux/base/fold.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/deadlines/look_again.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/procedure/reviews/recommendations.hpp"

namespace mieux {
namespace {

std::vector<std::string> stated_staff(const Store& store, const Record& record, Day day) {
  std::vector<std::string> staff;
  const RecordTree tree(store, record);
  const yaml::Document& document = tree.document;
  const yaml::Node* list = document.find(document.root(), "responsible");
  if (list == nullptr) return staff;
  for (const yaml::Node& entry : yaml::Children{document, *list}) {
    const bool then = within(Date{day, day}, tree.period_at(entry)) != Truth::no;
    const yaml::Node* code = document.find(entry, "staff");
    if (code != nullptr && then) staff.emplace_back(code->text);
  }
  return staff;
}

/// Things of an Action that have clocks of their own, and how they are called.
struct Parts {
  std::uint32_t count = 0;
  ClockSubject subject = ClockSubject::request;

  static Parts of(const Store& store, const Record& record, ClockSubject subject) {
    if (subject == ClockSubject::request || subject == ClockSubject::action) return {1, subject};
    const Action& action = store.actions()[record.position];
    const std::size_t count =
        subject == ClockSubject::activity ? action.activities.size() : action.missions.size();
    return {static_cast<std::uint32_t>(count), subject};
  }

  [[nodiscard]] std::string name(const Action& action, std::uint32_t index) const {
    return name_of(action, subject == ClockSubject::activity ? Part::activity : Part::mission,
                   index);
  }
};

/// The parts of a record that a clock may run for; none if it runs for something else.
Parts parts_under(const Store& store, const ClockRule& rule, const Record& record) {
  const auto subject = clock_subject_of(rule);
  if (!subject || (*subject == ClockSubject::request) != (record.kind == RecordKind::request))
    return {};
  return Parts::of(store, record, *subject);
}

/// What a version that was sent waits for: opinions, new ones on a changed text, an answer to an
/// objection, or only the decision.
std::string awaited(const Consultation& consultation) {
  const auto members = [&](Standing standing) {
    std::string names;
    for (const MemberStanding& member : consultation.members)
      if (member.standing == standing)
        names += (names.empty() ? "" : ", ") + std::string{member.member.value};
    return names;
  };
  const std::string missing = members(Standing::missing);
  const std::string suspect = members(Standing::suspect);
  if (consultation.changed_since_sent && (!missing.empty() || !suspect.empty()))
    return "Changed fiche to be sent again: " + missing +
           (missing.empty() || suspect.empty() ? "" : ", ") + suspect;
  if (!suspect.empty()) return "Opinion to be renewed: " + suspect;
  if (!missing.empty()) return "Opinion: " + missing;
  const std::string objections = members(Standing::objects);
  return objections.empty() ? "Decision of the steering group" : "Objection: " + objections;
}

/// Action Fiches with the steering group: due on the last day for an answer; where there is none,
/// awaited since they were sent.
void add_fiches(const Store& store, AsOf as_of, std::vector<DueItem>& items) {
  for (const AwaitedVersion& one : awaited_versions(store, as_of)) {
    const std::optional<Day> until = one.consultation.answers_until;
    items.push_back({until ? std::optional{Date{*until, *until}} : std::nullopt,
                     one.version->sent.date,
                     "steering-group",
                     awaited(one.consultation),
                     one.fiche,
                     {},
                     {}});
  }
}

/// Claims that somebody wanted to look at again, from that day on. The day was written for this
/// very purpose, so that of an imported claim counts.
void add_claims(const Store& store, Day day, std::vector<DueItem>& items) {
  for (const Record& claim : store.records(RecordKind::claim)) {
    if (!claim.whole || claim.draft) continue;
    const LookAgain look = look_again_of(store, claim, day);
    if (!look.now) continue;
    items.push_back({look.date,
                     {},
                     "look-again",
                     "Look at the figure again" + (look.because.empty() ? "" : ": " + look.because),
                     &claim,
                     {},
                     {}});
  }
}

/// Editions that are to be published and are not out, by the day they are due.
void add_editions(const Store& store, AsOf as_of, std::vector<DueItem>& items) {
  for (const Record& record : store.records(RecordKind::publication)) {
    if (!record.whole || record.draft || record.imported) continue;
    const Publication& publication = store.publications()[record.position];
    for (const PlannedEdition& edition : publication.planned)
      if (is_awaited(publication, edition, as_of))
        items.push_back({edition.due.date,
                         {},
                         "edition",
                         "Edition to be published: " + std::string{edition.language.value},
                         &record,
                         {},
                         {}});
  }
}

/// Recommendations of reviews that are to be carried out by a day.
void add_recommendations(const Store& store, AsOf as_of, std::vector<DueItem>& items) {
  for (const RecommendationOf& one : recommendations_of(store, as_of)) {
    const Review& review = store.reviews()[one.review->position];
    const When& deadline = review.recommendations[one.index].deadline;
    if (one.state == RecommendationState::open && deadline.known && !one.review->imported)
      items.push_back({deadline.date,
                       {},
                       "recommendation",
                       "Recommendation to be carried out",
                       one.review,
                       name_of(review, one.index),
                       {}});
  }
}

/// Whoever is responsible for each record, asked once.
void add_responsible(const Store& store, Day day, std::vector<DueItem>& items) {
  std::unordered_map<const Record*, std::vector<std::string>> known;
  for (DueItem& item : items) {
    const auto [found, added] = known.try_emplace(item.record);
    if (added) found->second = responsible_for(store, *item.record, day);
    item.responsible = found->second;
  }
}

}  // namespace

std::vector<std::string> responsible_for(const Store& store, const Record& record, Day day) {
  std::vector<std::string> staff = stated_staff(store, record, day);
  if (!staff.empty()) return staff;
  const Record* request = nullptr;
  if (record.kind == RecordKind::action) request = store.request_of(record.position);
  if (record.kind == RecordKind::fiche)
    request =
        store.target(store.fiches()[record.position].request.value, set_of(RecordKind::request));
  return request == nullptr || !request->whole ? staff : stated_staff(store, *request, day);
}

std::vector<DueItem> awaited_by_clocks(const Store& store, const Clocks& clocks,
                                       const Record& record, AsOf as_of) {
  std::vector<DueItem> items;
  if (!record.whole || record.draft || record.imported) return items;
  for (const ClockRule& rule : store.programme().clocks) {
    const Parts parts = parts_under(store, rule, record);
    const bool whole =
        parts.subject == ClockSubject::request || parts.subject == ClockSubject::action;
    for (std::uint32_t i = 0; i < parts.count; ++i) {
      const ClockReading reading = clocks.read(rule, record, i, as_of);
      const bool waits =
          reading.state == ClockState::running || reading.state == ClockState::overdue;
      if (!waits || !reading.due || reading.due->last() >= Date::latest) continue;
      items.push_back({*reading.due,
                       {},
                       std::string{rule.id.value},
                       std::string{rule.title.value},
                       &record,
                       whole ? std::string{} : parts.name(store.actions()[record.position], i),
                       {}});
    }
  }
  return items;
}

std::vector<DueItem> due_items(const Store& store, AsOf as_of) {
  std::vector<DueItem> items;
  const Clocks clocks(store);
  for (const RecordKind kind : {RecordKind::request, RecordKind::action})
    for (const Record& record : store.records(kind))
      for (DueItem& item : awaited_by_clocks(store, clocks, record, as_of))
        items.push_back(std::move(item));
  add_fiches(store, as_of, items);
  add_claims(store, as_of.day, items);
  add_editions(store, as_of, items);
  add_recommendations(store, as_of, items);
  add_responsible(store, as_of.day, items);
  const auto place = [](const DueItem& item) {
    const Date day = item.due.value_or(item.since);
    return std::tuple{!item.due, day.last(), day.first(), item.record->kind};
  };
  std::stable_sort(items.begin(), items.end(), [&](const DueItem& a, const DueItem& b) {
    return place(a) != place(b) ? place(a) < place(b) : id_before(a.record->id, b.record->id);
  });
  return items;
}

}  // namespace mieux
