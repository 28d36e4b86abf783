#include "mieux/procedure/deadlines/planned.hpp"

#include <algorithm>
#include <memory>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

/// The planned items of one Action.
class Plan {
 public:
  Plan(const Store& store, const Record& record, AsOf as_of, std::vector<DueItem>& items)
      : store_(store), record_(record), as_of_(as_of), items_(items) {}

  void collect() {
    const Action& action = store_.actions()[record_.position];
    if (happened(started(action), as_of_) == Truth::no || !started(action).known)
      add({}, "Start of the Action", action.planned_start, {});
    for (std::size_t i = 0; i < action.activities.size(); ++i) look_at(action.activities[i], i);
    add({}, "End of the Action", action.planned_end, {});
  }

 private:
  void look_at(const Activity& activity, std::size_t position) {
    const std::string id{activity.id.value};
    const ActivityState state = state_on(activity, as_of_);
    if (state == ActivityState::postponed) {
      const When to = postponed_to(position);
      return to.known ? add(id, title_of(position), to, {}) : add_undated(id, position);
    }
    const bool dropped = state != ActivityState::none && is_dropped(activity);
    if (dropped || took_place(fieldwork_of(store_, record_), activity, as_of_) == Truth::yes)
      return;
    if (activity.start.known)
      add(id, title_of(position), activity.start, activity.end);
    else if (state == ActivityState::none)
      add_undated(id, position);
  }

  /// What lies behind the day asked about is not planned any more: its outcome is missing.
  void add(const std::string& part, std::string what, When when, When until) {
    const Date last = until.known ? until.date : when.date;
    if (!when.known || last.last() < as_of_.day) return;
    DueItem& item = new_item(part, std::move(what));
    item.due = when.date;
    if (until.known) item.until = until.date;
  }

  void add_undated(const std::string& part, std::size_t position) {
    new_item(part, title_of(position));
  }

  DueItem& new_item(const std::string& part, std::string what) {
    if (!responsible_) responsible_ = responsible_for(store_, record_, as_of_.day);
    DueItem& item = items_.emplace_back();
    // Of one record and part, each has another one.
    item.asked_by = part.empty() ? "planned-" + slug(what) : "planned";
    item.what = std::move(what);
    item.record = &record_;
    item.part = part;
    item.responsible = *responsible_;
    item.planned = true;
    return item;
  }

  const RecordTree& tree() {
    if (!tree_) tree_ = std::make_unique<RecordTree>(store_, record_);
    return *tree_;
  }

  /// Of the activity at that place of the list, which is walked once.
  const yaml::Node* node_of(std::size_t position) {
    if (nodes_.empty())
      if (const yaml::Node* list = tree().document.find(tree().document.root(), "activities"))
        for (const yaml::Node& activity : yaml::Children{tree().document, *list})
          nodes_.push_back(&activity);
    return position < nodes_.size() ? nodes_[position] : nullptr;
  }

  std::string title_of(std::size_t position) {
    return std::string{tree().text_at(node_of(position), "title")};
  }

  When postponed_to(std::size_t position) {
    const yaml::Node* activity = node_of(position);
    const yaml::Node* outcome =
        activity == nullptr ? nullptr : tree().document.find(*activity, "outcome");
    const auto date = Date::parse(tree().text_at(outcome, "to"));
    return date ? When{*date, {}, true} : When{};
  }

  const Store& store_;
  const Record& record_;
  AsOf as_of_;
  std::vector<DueItem>& items_;
  std::unique_ptr<RecordTree> tree_;
  std::vector<const yaml::Node*> nodes_;
  std::optional<std::vector<std::string>> responsible_;
};

/// Is there nothing to plan, since it is not approved yet or has ended?
bool is_not_running(const Store& store, const Record& record, AsOf as_of) {
  const Status status = status_of(store.actions()[record.position], approved(store, record), as_of);
  return status == Status::none || status == Status::cancelled || status == Status::completed;
}

}  // namespace

std::vector<DueItem> planned_items(const Store& store, AsOf as_of) {
  std::vector<DueItem> items;
  for (const Record& record : store.records(RecordKind::action))
    if (!record.draft && !record.imported && !is_not_running(store, record, as_of))
      Plan(store, record, as_of, items).collect();
  std::ranges::stable_sort(
      items, {}, [](const DueItem& item) { return item.due ? item.due->last() : Date::latest; });
  return items;
}

}  // namespace mieux
