#include "mieux/procedure/deadlines/missing.hpp"

#include <algorithm>

#include "mieux/procedure/fieldwork/needs.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {
namespace {

/// What one Action lacks, asked part by part.
class Search {
 public:
  Search(const Store& store, const Record& record, AsOf as_of)
      : record_(record),
        action_(store.actions()[record.position]),
        as_of_(as_of),
        status_(status_of(action_, approved(store, record), as_of)),
        tree_(store, record) {}

  [[nodiscard]] bool is_there() const { return status_ != Status::none; }
  [[nodiscard]] bool is_completed() const { return status_ == Status::completed; }

  void dates() {
    const bool over = is_over();
    if (status_ == Status::pipeline && !action_.planned_start.known)
      add(Lacking::date, "the planned start");
    if (!over && !record_.imported) {
      if (!action_.planned_end.known)
        add(Lacking::date, "the planned end");
      else if (action_.planned_end.date.last() < as_of_.day)
        add(Lacking::date,
            "its completion, or a new end: planned until " + action_.planned_end.date.to_string());
    }
    const bool has_begun = status_ != Status::pipeline && status_ != Status::cancelled;
    if (has_begun && !started(action_).known) add(Lacking::date, "the day it started");
    if (over && !ended(action_, as_of_.day).known)
      add(Lacking::date, is_completed() ? "the day it was completed" : "the day it was cancelled");
  }

  void activities() {
    if (record_.imported) return;
    if (is_completed() && none_held({action_, false}, as_of_))
      add(Lacking::outcome, "an activity that was held");
    for (const Activity& activity : action_.activities) activity_lacks(activity);
    std::size_t position = 0;
    for (const Mission& mission : action_.missions) {
      ++position;
      const bool past = took_place(action_, mission, as_of_) == Truth::yes;
      const When last = stay_of(action_, mission).end;
      if (past && !days_of(action_, mission) && (!last.known || last.date.last() <= as_of_.day))
        add(Lacking::date, "its days", part_name(mission.id, "missions", position));
    }
  }

  /// Experts that are asked for and not found, by the day they are needed.
  void needs() {
    if (record_.imported || is_over()) return;
    for (std::size_t i = 0; i < action_.needs.size(); ++i) {
      const Need& need = action_.needs[i];
      const std::uint32_t lacking = lacking_persons(need, standing_of(action_, need, as_of_));
      if (lacking == 0) continue;
      const Activity* activity = find_activity(action_, need.activity.value);
      add(Lacking::expert,
          "still needed: " + std::to_string(lacking) +
              (need.role.is_there() ? ", " + std::string{need.role.value} : std::string{}),
          name_of(action_, Part::need, i));
      if (activity != nullptr && activity->start.known) items_.back().due = activity->start.date;
    }
  }

  void results() {
    const yaml::Node* list = tree_.document.find(tree_.document.root(), "results");
    if (list == nullptr) return;
    std::size_t position = 0;
    for (const yaml::Node& node : yaml::Children{tree_.document, *list}) {
      if (position >= action_.results.size()) return;
      const Result& result = action_.results[position++];
      const std::string part = part_name(result.id, "results", position);
      if (is_awaited(result, as_of_)) {
        add(Lacking::result, "expected: " + std::string{tree_.text_at(&node, "title")}, part);
        continue;
      }
      if (!result.achieved.known) add(Lacking::date, "when it was achieved", part);
      if (!record_.imported && tree_.text_at(&node, "evidence").empty())
        add(Lacking::evidence, "what proves that it was achieved", part);
    }
  }

  void deliverables() {
    const yaml::Node* list = tree_.document.find(tree_.document.root(), "deliverables");
    if (list == nullptr) return;
    std::size_t position = 0;
    for (const yaml::Node& node : yaml::Children{tree_.document, *list}) {
      if (position >= action_.deliverables.size()) return;
      const Deliverable& deliverable = action_.deliverables[position++];
      const std::string part = part_name(deliverable.id, "deliverables", position);
      const auto& events = deliverable.events;
      const bool dated =
          std::any_of(events.begin(), events.end(), [&](const DeliverableEvent& event) {
            return event.when.known && happened(event.when, as_of_) != Truth::no;
          });
      if (is_awaited(deliverable, as_of_))
        add(Lacking::deliverable, "expected: " + std::string{tree_.text_at(&node, "title")}, part);
      else if (!dated)
        add(Lacking::date, "when it was drafted or handed over", part);
    }
  }

  void reports(const Clocks& clocks, const Store& store, bool has_report) {
    bool asked = false;
    for (DueItem& item : awaited_by_clocks(store, clocks, record_, as_of_)) {
      const ClockRule* rule = clocks.find(item.asked_by);
      asked = asked || (rule != nullptr && rule->to.value == "action-implementation");
      items_.push_back({Lacking::report, std::move(item.what), std::move(item.part), item.due,
                        std::move(item.asked_by)});
    }
    if (is_completed() && !record_.imported && !has_report && !asked)
      add(Lacking::report, "the implementation report");
  }

  std::vector<MissingItem> take() {
    std::stable_sort(items_.begin(), items_.end(),
                     [](const MissingItem& a, const MissingItem& b) { return a.kind < b.kind; });
    return std::move(items_);
  }

 private:
  [[nodiscard]] bool is_over() const {
    return status_ == Status::completed || status_ == Status::cancelled;
  }

  void activity_lacks(const Activity& activity) {
    const std::string part{activity.id.value};
    const ActivityState state = state_on(activity, as_of_);
    const When last = activity.end.known ? activity.end : activity.start;
    const bool open = state == ActivityState::none || state == ActivityState::unknown;
    if (open && last.known && last.date.last() < as_of_.day)
      return add(Lacking::outcome, "what became of it", part);
    if (is_completed() && is_left_open(activity, as_of_))
      return add(Lacking::outcome, "what became of it", part);
    if (is_over()) {
      // Nothing more is planned.
    } else if (open && !activity.optional && !activity.start.known) {
      add(Lacking::date, "when it is planned", part);
    } else if (state == ActivityState::postponed) {
      const std::optional<Date> to = new_date(part);
      if (!to) add(Lacking::date, "the day it is postponed to", part);
      if (to && to->last() < as_of_.day) add(Lacking::outcome, "what became of it", part);
    }
    if (state != ActivityState::held) return;
    if (!activity.start.known) add(Lacking::date, "when it was held", part);
    const Participants& persons = activity.participants;
    if (!persons.total && !(persons.women && persons.men))
      add(Lacking::participants, "how many took part", part);
  }

  [[nodiscard]] std::optional<Date> new_date(std::string_view id) const {
    const yaml::Node* list = tree_.document.find(tree_.document.root(), "activities");
    if (list == nullptr) return std::nullopt;
    for (const yaml::Node& node : yaml::Children{tree_.document, *list})
      if (tree_.text_at(&node, "id") == id)
        return Date::parse(tree_.text_at(tree_.document.find(node, "outcome"), "to"));
    return std::nullopt;
  }

  static std::string part_name(const Text& id, const char* list, std::size_t position) {
    return id.is_there() ? std::string{id.value}
                         : std::string{list} + "." + std::to_string(position);
  }

  void add(Lacking kind, std::string what, std::string part = {}) {
    items_.push_back({kind, std::move(what), std::move(part)});
  }

  const Record& record_;
  const Action& action_;
  AsOf as_of_;
  Status status_;
  RecordTree tree_;
  std::vector<MissingItem> items_;
};

}  // namespace

std::unordered_set<const Record*> with_implementation_report(const Store& store, AsOf as_of) {
  std::unordered_set<const Record*> found;
  for (const Record& record : store.records(RecordKind::feedback)) {
    const Feedback& feedback = store.feedback()[record.position];
    if (feedback.tool.value == "action-implementation" && record.whole && !record.draft &&
        happened(feedback.date, as_of) != Truth::no)
      found.insert(store.target(feedback.action.value, set_of(RecordKind::action)));
  }
  return found;
}

bool none_held(const Fieldwork& work, AsOf as_of) {
  const auto& activities = work.action.activities;
  return std::none_of(activities.begin(), activities.end(), [&](const Activity& activity) {
    return may_have_been_held(work, activity, as_of);
  });
}

MissingItems::MissingItems(const Store& store, AsOf as_of)
    : store_(store),
      as_of_(as_of),
      clocks_(store),
      reported_(with_implementation_report(store, as_of)) {}

std::vector<MissingItem> MissingItems::of(const Record& action) const {
  Search search(store_, action, as_of_);
  if (!search.is_there()) return {};
  search.dates();
  search.activities();
  search.needs();
  search.results();
  search.deliverables();
  search.reports(clocks_, store_, reported_.contains(&action));
  return search.take();
}

}  // namespace mieux
