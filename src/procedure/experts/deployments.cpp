#include "mieux/procedure/experts/deployments.hpp"

#include <utility>

namespace mieux {

Deployments::Deployments(const Store& store) {
  const std::size_t experts = store.records(RecordKind::expert).size();
  std::vector<std::pair<std::uint32_t, Deployment>> found;
  first_.assign(experts + 1, 0);
  for (const Record& record : store.records(RecordKind::action)) {
    const Action& action = store.actions()[record.position];
    for (const Mission& mission : action.missions) {
      if (!mission.expert.is_there()) continue;
      const Record* expert = store.target(mission.expert.value, set_of(RecordKind::expert));
      if (expert == nullptr) continue;
      found.push_back({expert->position, {&record, &action, &mission}});
      ++first_[expert->position + 1];
    }
  }
  for (std::size_t i = 0; i < experts; ++i) first_[i + 1] += first_[i];
  all_.resize(found.size());
  std::vector<std::size_t> next = first_;
  for (const auto& [expert, deployment] : found) all_[next[expert]++] = deployment;
}

std::string name_of(const Deployment& deployment) {
  return std::string{deployment.record->id} + "/" +
         mission_name(*deployment.action, *deployment.mission);
}

Truth took_place(const Deployment& deployment, AsOf as_of) {
  return truth(!deployment.record->draft) &&
         took_place(*deployment.action, *deployment.mission, as_of);
}

List<Text> countries_of(const Deployment& deployment) {
  const Activity* activity = activity_of(*deployment.action, *deployment.mission);
  if (activity != nullptr && !activity->countries.empty()) return activity->countries;
  return deployment.action->countries;
}

SureDays sure_days_on_site(const Action& action, const Mission& mission) {
  constexpr SureDays none{Date::latest, Date::earliest};
  const Activity* activity = activity_of(action, mission);
  if (activity != nullptr && activity->away) return none;
  const auto [start, end] = stay_of(action, mission);
  if (!start.known) return none;
  return {start.date.last(), end.known ? end.date.first() : start.date.first()};
}

bool may_be_on_site(const Deployment& deployment, Date period) {
  const Activity* activity = activity_of(*deployment.action, *deployment.mission);
  if (activity != nullptr && activity->away) return false;
  const auto [start, end] = stay_of(*deployment.action, *deployment.mission);
  if (!start.known) return false;
  const Day last = end.known ? end.date.last() : start.date.last();
  return start.date.first() <= period.last() && last >= period.first();
}

Count count_of(List<Deployment> deployments, AsOf as_of) {
  Count count;
  for (const Deployment& one : deployments) switch (took_place(one, as_of)) {
      case Truth::yes: ++count.known; break;
      case Truth::unknown: count.exact = false; break;
      case Truth::no: break;
    }
  return count;
}

When last_of(List<Deployment> deployments, AsOf as_of) {
  When last;
  for (const Deployment& one : deployments) {
    if (took_place(one, as_of) != Truth::yes) continue;
    const When when = began(*one.action, *one.mission);
    if (when.known && (!last.known || when.date.last() > last.date.last())) last = when;
  }
  return last;
}

}  // namespace mieux
