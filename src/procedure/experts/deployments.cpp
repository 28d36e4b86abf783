#include "mieux/procedure/experts/deployments.hpp"

#include <algorithm>
#include <utility>

namespace mieux {

namespace {

std::uint32_t position_of(const FocalPointThere& there) { return there.expert->position; }

bool goes_to_one_of(const Deployment& deployment, List<Text> countries) {
  return std::ranges::any_of(countries_of(deployment), [&](const Text& country) {
    return std::ranges::find(countries, country.value, &Text::value) != countries.end();
  });
}

/// Did a mission take place that went elsewhere than `there`, and not before?
Truth went_elsewhere(const Deployment& deployment, const FocalPointThere& there, AsOf as_of) {
  if (deployment.record == there.record || goes_to_one_of(deployment, there.action->countries))
    return Truth::no;
  const When start = began(*deployment.action, *deployment.mission);
  const When& since = there.point->from;
  if (start.known && since.known && start.date.last() < since.date.first()) return Truth::no;
  return took_place(deployment, as_of);
}

}  // namespace

Deployments::Deployments(const Store& store) {
  const std::size_t experts = store.records(RecordKind::expert).size();
  std::vector<std::pair<std::uint32_t, Deployment>> found;
  first_.assign(experts + 1, 0);
  for (const Record& record : store.records(RecordKind::action)) {
    const Action& action = store.actions()[record.position];
    if (!record.draft)
      for (const FocalPoint& point : action.focal_points)
        if (const Record* expert = store.target(point.expert.value, set_of(RecordKind::expert)))
          points_.push_back({expert, &record, &action, &point});
    for (const Mission& mission : action.missions) {
      if (!mission.expert.is_there()) continue;
      const Record* expert = store.target(mission.expert.value, set_of(RecordKind::expert));
      if (expert == nullptr) continue;
      found.push_back({expert->position, {&record, &action, &mission}});
      ++first_[expert->position + 1];
    }
  }
  std::ranges::stable_sort(points_, {}, position_of);
  for (std::size_t i = 0; i < experts; ++i) first_[i + 1] += first_[i];
  all_.resize(found.size());
  std::vector<std::size_t> next = first_;
  for (const auto& [expert, deployment] : found) all_[next[expert]++] = deployment;
}

List<FocalPointThere> Deployments::focal_points_of(const Record& expert) const {
  const auto first = std::lower_bound(points_.begin(), points_.end(), expert.position,
                                      [](const FocalPointThere& there, std::uint32_t position) {
                                        return position_of(there) < position;
                                      });
  const auto last = std::upper_bound(first, points_.end(), expert.position,
                                     [](std::uint32_t position, const FocalPointThere& there) {
                                       return position < position_of(there);
                                     });
  return {first, last};
}

Truth came_full_circle(const Deployments& deployments, const Record& expert, AsOf as_of) {
  const List<FocalPointThere> points = deployments.focal_points_of(expert);
  Truth found = Truth::no;
  for (const Deployment& one : deployments.of(expert)) {
    Truth elsewhere = truth(!points.empty());
    for (const FocalPointThere& there : points)
      elsewhere = elsewhere && went_elsewhere(one, there, as_of);
    found = found || elsewhere;
  }
  return found;
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
  const auto [start, end] = stay_of(mission, activity);
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
