#include "mieux/procedure/fieldwork/fieldwork.hpp"

#include <algorithm>

namespace mieux {
namespace {

bool has_participants(const Activity& activity) {
  const Participants& p = activity.participants;
  return p.total || p.women || p.men;
}

/// Days between two dates, each of which may be known less well or not at all.
struct Bounds {
  Day earliest_start;
  Day latest_start;
  Day earliest_end;
  Day latest_end;
};

/// Is there surely, or possibly, a day of the period on which it ran?
Truth overlaps(const Bounds& ran, Date period, AsOf as_of) {
  const Day last = std::min(period.last(), as_of.day);
  if (last < period.first() || ran.earliest_start > last || ran.latest_end < period.first())
    return Truth::no;
  const bool surely = ran.latest_start <= last && ran.earliest_end >= period.first();
  return surely ? Truth::yes : Truth::unknown;
}

/// Of what has a first and a last day; one that is not known may be any.
Truth overlaps(const When& start, const When& end, Date period, AsOf as_of) {
  Bounds ran{Date::earliest, Date::latest, Date::earliest, Date::latest};
  if (start.known) {
    ran.earliest_start = start.date.first();
    ran.latest_start = start.date.last();
    ran.earliest_end = start.date.first();
  }
  if (end.known) {
    ran.earliest_end = std::max(ran.earliest_end, end.date.first());
    ran.latest_end = end.date.last();
    ran.latest_start = std::min(ran.latest_start, end.date.last());
  }
  return overlaps(ran, period, as_of);
}

/// The id of a part; empty if it has none.
std::string_view id_of(const Action& action, Part part, std::size_t index) {
  switch (part) {
    case Part::none: return {};
    case Part::activity: return action.activities[index].id.value;
    case Part::mission: return action.missions[index].id.value;
    case Part::result: return action.results[index].id.value;
    case Part::deliverable: return action.deliverables[index].id.value;
    case Part::effect: return action.effects[index].id.value;
    case Part::need: return action.needs[index].id.value;
  }
  return {};
}

std::string_view list_of(Part part) {
  for (const Subject& subject : subjects())
    if (subject.part == part) return subject.plural;
  return {};
}

}  // namespace

std::string name_of(const Action& action, Part part, std::size_t index) {
  const std::string_view id = id_of(action, part, index);
  return id.empty() ? std::string{list_of(part)} + "." + std::to_string(index + 1)
                    : std::string{id};
}

Fieldwork fieldwork_of(const Store& store, const Record& action) {
  return {store.actions()[action.position], action.imported};
}

bool may_be_held(const Fieldwork& work, const Activity& activity) {
  return activity.state == ActivityState::held || (work.imported && !is_settled(activity));
}

bool may_have_been_held(const Fieldwork& work, const Activity& activity, AsOf as_of) {
  return may_be_held(work, activity) && happened(settled(activity), as_of) != Truth::no;
}

namespace {

/// Was it held at all, whenever that was?
Truth was_held(const Fieldwork& work, const Activity& activity) {
  if (is_dropped(activity)) return Truth::no;
  return may_be_held(work, activity) || has_participants(activity) ? Truth::yes : Truth::unknown;
}

}  // namespace

Truth took_place(const Fieldwork& work, const Activity& activity, AsOf as_of) {
  return was_held(work, activity) && happened(settled(activity), as_of);
}

Truth was_held(const Fieldwork& work, const Activity& activity, AsOf as_of) {
  const When when = settled(activity);
  return was_held(work, activity) && (when.known ? happened(when, as_of) : Truth::yes);
}

std::optional<When> end_of_held(const Activity& activity) {
  if (activity.state != ActivityState::held) return std::nullopt;
  if (activity.end.known) return activity.end;
  return activity.start.known ? activity.start : activity.decided;
}

std::string mission_name(const Action& action, const Mission& mission) {
  std::size_t index = 0;
  while (&action.missions[index] != &mission) ++index;
  return name_of(action, Part::mission, index);
}

const Activity* find_activity(const Action& action, std::string_view id) {
  if (id.empty()) return nullptr;
  // Asked for every mission by several rules: ids differ in their last digit, if at all.
  for (const Activity& activity : action.activities) {
    const std::string_view own = activity.id.value;
    if (own.size() == id.size() && own.back() == id.back() && own == id) return &activity;
  }
  return nullptr;
}

const Activity* activity_of(const Action& action, const Mission& mission) {
  return mission.activity.is_there() ? find_activity(action, mission.activity.value) : nullptr;
}

Stay stay_of(const Action& action, const Mission& mission) {
  return stay_of(mission, activity_of(action, mission));
}

Stay stay_of(const Mission& mission, const Activity* activity) {
  if (activity != nullptr && is_dropped(*activity)) return {};
  if (mission.start.known || activity == nullptr) return {mission.start, mission.end};
  return {activity->start, activity->end};
}

Truth took_place(const Action& action, const Mission& mission, AsOf as_of) {
  const Activity* activity = activity_of(action, mission);
  if (activity != nullptr && is_dropped(*activity)) return Truth::no;
  return happened(began(action, mission), as_of);
}

std::optional<double> days_of(const Action& action, const Mission& mission) {
  if (mission.days) return *mission.days;
  const auto [start, end] = stay_of(action, mission);
  const bool exact = start.known && end.known && start.date.is_day() && end.date.is_day();
  if (!exact || end.date.first() < start.date.first()) return std::nullopt;
  return static_cast<double>((end.date.first() - start.date.first()).count() + 1);
}

std::optional<When> ended_on(const Action& action, const Mission& mission) {
  const Activity* activity = activity_of(action, mission);
  if (activity != nullptr && is_dropped(*activity)) return std::nullopt;
  if (mission.end.known) return mission.end;
  return activity == nullptr ? std::nullopt : end_of_held(*activity);
}

When began(const Action& action, const Mission& mission) {
  if (mission.start.known) return mission.start;
  if (const Activity* activity = activity_of(action, mission))
    if (activity->start.known) return activity->start;
  if (const When start = started(action); start.known) return start;
  return ended(action);
}

Truth was_active(const Fieldwork& work, When approved, Date period, AsOf as_of) {
  const Action& action = work.action;
  const bool has_started = find(action, ActionStep::started) != nullptr;
  const ActionEvent* last = end_of(action, as_of.day);
  const bool has_ended = last != nullptr;
  const bool cancelled = has_ended && last->type == ActionStep::cancelled;
  if (!work.imported && !has_started && (cancelled || !has_ended)) return Truth::no;
  const When end = has_ended ? last->when : When{};
  When start = started(action);
  Bounds ran{Date::earliest, Date::latest, Date::earliest, Date::latest};
  if (start.known) {
    ran.earliest_start = ran.earliest_end = start.date.first();
    ran.latest_start = start.date.last();
  } else if (approved.known) {
    ran.earliest_start = ran.earliest_end = approved.date.first();
  }
  const bool still_going = has_started && !has_ended && !work.imported;
  if (still_going) ran.earliest_end = Date::latest;
  if (end.known) {
    ran.earliest_end = std::max(ran.earliest_end, end.date.first());
    ran.latest_end = end.date.last();
    ran.latest_start = std::min(ran.latest_start, end.date.last());
  }
  return overlaps(ran, period, as_of);
}

Truth was_active(const Fieldwork& work, const Activity& activity, Date period, AsOf as_of) {
  return was_held(work, activity) &&
         overlaps(activity.start, activity.end.known ? activity.end : activity.start, period,
                  as_of);
}

Truth was_active(const Action& action, const Mission& mission, Date period, AsOf as_of) {
  const Activity* activity = activity_of(action, mission);
  if (activity != nullptr && is_dropped(*activity)) return Truth::no;
  const Stay stay = stay_of(action, mission);
  if (stay.start.known)
    return overlaps(stay.start, stay.end.known ? stay.end : stay.start, period, as_of);
  return overlaps(started(action), ended(action), period, as_of) == Truth::no ? Truth::no
                                                                              : Truth::unknown;
}

}  // namespace mieux
