#include "planned_activities.hpp"

#include <algorithm>

#include "mieux/base/fold.hpp"
#include "mieux/procedure/requests/consultation.hpp"

namespace mieux {
namespace {

/// Adds what a version plans. What it plans again under the same title has its month; what an
/// amendment leaves out is given up with it.
void add_plan(const VisibleValue& version, const FicheVersion& typed,
              std::vector<PlannedActivity>& plan) {
  const std::size_t before = plan.size();
  std::vector<bool> again(before);
  for (const VisibleValue& one : version.at("activities").children()) {
    const auto same = std::find_if(plan.begin(), plan.begin() + static_cast<std::ptrdiff_t>(before),
                                   [&](const PlannedActivity& earlier) {
                                     return same_name(earlier.title, one.text_at("title"));
                                   });
    const auto position = static_cast<std::size_t>(same - plan.begin());
    PlannedActivity planned{std::string{one.text_at("type")},
                            std::string{one.text_at("title")},
                            std::string{one.text_at("month")},
                            {}};
    if (position == before) {
      plan.push_back(std::move(planned));
      continue;
    }
    again[position] = true;
    *same = std::move(planned);
  }
  if (typed.kind.value != "amendment" || !version.at("activities")) return;
  for (std::size_t p = 0; p < before; ++p)
    if (!again[p] && plan[p].given_up.empty()) plan[p].given_up = version_name(typed);
}

/// What the versions approved by the day of the view say together.
std::vector<PlannedActivity> approved_plan(const ActionFacts& facts) {
  std::vector<PlannedActivity> plan;
  const Store& store = facts.view.store;
  for (const Record& record : store.records(RecordKind::fiche)) {
    if (!record.whole || facts.request == nullptr) continue;
    const Fiche& fiche = store.fiches()[record.position];
    if (store.target(fiche.request.value, set_of(RecordKind::request)) != facts.request) continue;
    const VisibleRecord visible(store, record, facts.view.audience);
    std::size_t position = 0;
    for (const VisibleValue& version : visible.at("versions").children()) {
      if (position >= fiche.versions.size()) break;
      const FicheVersion& typed = fiche.versions[position++];
      if (typed.decision.value != "approved" || !is_decided(typed, facts.view.as_of.day)) continue;
      add_plan(version, typed, plan);
    }
  }
  return plan;
}

class Matching {
 public:
  Matching(const ActionFacts& facts, std::vector<PlannedActivity> plan)
      : action_(facts.action), plan_(std::move(plan)), taken_(plan_.size()) {
    for (const VisibleValue& activity : facts.visible.at("activities").children())
      titles_.push_back(folded_name(activity.text_at("title")));
    titles_.resize(action_.activities.size());
    for (std::size_t i = 0; i < titles_.size(); ++i) courses_.push_back({{}, i});
  }

  std::vector<ActivityCourse> run(bool with_rest) {
    match([&](std::size_t i, const PlannedActivity& plan) {
      return titles_[i] == folded_name(plan.title);
    });
    match([&](std::size_t i, const PlannedActivity& plan) {
      const std::string title = folded_name(plan.title);
      return !title.empty() && !titles_[i].empty() &&
             (titles_[i].starts_with(title) || title.starts_with(titles_[i]));
    });
    match([&](std::size_t i, const PlannedActivity& plan) {
      const Activity& activity = action_.activities[i];
      const auto month = Date::parse(plan.month);
      return month && activity.start.known && within(activity.start.date, *month) == Truth::yes &&
             !activity.types.empty() && activity.types.front().value == plan.type;
    });
    for (ActivityCourse& course : courses_) compare(course);
    if (with_rest)
      for (std::size_t p = 0; p < plan_.size(); ++p)
        if (!taken_[p]) courses_.push_back({plan_[p], {}});
    return std::move(courses_);
  }

 private:
  /// Joins those that are each other's only match.
  template <typename Same>
  void match(const Same& same) {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (courses_[i].plan) continue;
      std::optional<std::size_t> found;
      std::size_t plans = 0;
      for (std::size_t p = 0; p < plan_.size(); ++p)
        if (!taken_[p] && same(i, plan_[p]) && ++plans == 1) found = p;
      std::size_t activities = 0;
      for (std::size_t k = 0; found && k < titles_.size(); ++k)
        if (!courses_[k].plan && same(k, plan_[*found])) ++activities;
      if (plans != 1 || activities != 1) continue;
      courses_[i].plan = plan_[*found];
      taken_[*found] = true;
    }
  }

  void compare(ActivityCourse& course) const {
    course.added = !plan_.empty() && !course.plan;
    const When& start = action_.activities[*course.index].start;
    const auto month = course.plan ? Date::parse(course.plan->month) : std::nullopt;
    course.moved = month && start.known && within(start.date, *month) == Truth::no;
  }

  const Action& action_;
  std::vector<PlannedActivity> plan_;
  std::vector<bool> taken_;
  std::vector<std::string> titles_;
  std::vector<ActivityCourse> courses_;
};

}  // namespace

std::vector<ActivityCourse> courses_of(const ActionFacts& facts) {
  const bool only_one =
      facts.request != nullptr && facts.view.store.actions_of(facts.request->position).size() == 1;
  return Matching(facts, approved_plan(facts)).run(only_one);
}

}  // namespace mieux
