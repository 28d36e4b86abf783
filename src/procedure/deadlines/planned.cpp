#include "mieux/procedure/deadlines/planned.hpp"

#include <algorithm>
#include <memory>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
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
    for (const Activity& activity : action.activities) look_at(activity);
    add({}, "End of the Action", action.planned_end, {});
  }

 private:
  void look_at(const Activity& activity) {
    const std::string id{activity.id.value};
    const bool decided = happened(settled(activity), as_of_) != Truth::no;
    if (decided && activity.state == ActivityState::postponed)
      return add(id, title_of(id), postponed_to(id), {});
    const bool dropped = decided && is_dropped(activity);
    if (!dropped && took_place(fieldwork_of(store_, record_), activity, as_of_) != Truth::yes)
      add(id, title_of(id), activity.start, activity.end);
  }

  /// What lies behind the day asked about is not planned any more: its outcome is missing.
  void add(const std::string& part, std::string what, When when, When until) {
    const Date last = until.known ? until.date : when.date;
    if (!when.known || last.last() < as_of_.day) return;
    DueItem item;
    item.due = when.date;
    if (until.known) item.until = until.date;
    // Of one record and part, each has another one.
    item.asked_by = part.empty() ? "planned-" + slug(what) : "planned";
    item.what = std::move(what);
    item.record = &record_;
    item.part = part;
    item.responsible = responsible_for(store_, record_, as_of_.day);
    items_.push_back(std::move(item));
  }

  const RecordTree& tree() {
    if (!tree_) tree_ = std::make_unique<RecordTree>(store_, record_);
    return *tree_;
  }

  const yaml::Node* node_of(std::string_view id) {
    const yaml::Node* list = tree().document.find(tree().document.root(), "activities");
    if (list == nullptr) return nullptr;
    for (const yaml::Node& activity : yaml::Children{tree().document, *list})
      if (tree().text_at(&activity, "id") == id) return &activity;
    return nullptr;
  }

  std::string title_of(std::string_view id) {
    return std::string{tree().text_at(node_of(id), "title")};
  }

  When postponed_to(std::string_view id) {
    const yaml::Node* activity = node_of(id);
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
  std::ranges::stable_sort(items, {}, [](const DueItem& item) { return item.due->last(); });
  return items;
}

}  // namespace mieux
