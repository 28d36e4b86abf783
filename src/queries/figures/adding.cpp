#include "adding.hpp"

#include <algorithm>

#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "queries/fields/facts.hpp"

namespace mieux {
namespace {

void add_participants(const Fieldwork& work, const Activity& activity, AsOf as_of, Sum& sum) {
  const Truth did = took_place(work, activity, as_of);
  if (did == Truth::no) return;
  const Participants& p = activity.participants;
  if (did == Truth::unknown) return sum.add(0, false);
  if (p.total) return sum.add(*p.total);
  sum.add(p.women.value_or(0) + p.men.value_or(0), false);
}

void add_persons(const Action& action, const Mission& mission, AsOf as_of, Sum& sum) {
  if (took_place(action, mission, as_of) != Truth::no)
    sum.add(mission.count.known, mission.count.exact);
}

/// Days of a mission, each person's added up.
void add_mission_days(const Action& action, const Mission& mission, AsOf as_of, Sum& sum) {
  if (took_place(action, mission, as_of) == Truth::no) return;
  if (const auto days = days_of(action, mission))
    sum.add(*days * mission.count.known, mission.count.exact);
  else
    sum.add(0, false);
}

/// Applies `add` to the parts of an Action that the unit stands for.
template <typename Item, typename Add>
void each(List<Item> items, const Subject& subject, Part part, const Unit& unit, Add add) {
  if (subject.part == part) return add(items[unit.index]);
  if (subject.part == Part::none)
    for (const Item& item : items) add(item);
}

/// Did that happen of which the field measured is a number: people came, days were worked? `yes`
/// for other fields, such as costs planned.
Truth took_place(const View& view, const StatsQuery& query, const Subject& subject,
                 const Unit& unit) {
  const std::string_view field = query.measured.name;
  if (subject.part != Part::activity && subject.part != Part::mission) return Truth::yes;
  const Fieldwork work = fieldwork_of(view.store, *unit.record);
  if (subject.part == Part::activity)
    return field.starts_with("participants")
               ? took_place(work, work.action.activities[unit.index], view.as_of)
               : Truth::yes;
  if (field != "days" && field != "count") return Truth::yes;
  const Mission& mission = work.action.missions[unit.index];
  return took_place(work.action, mission, view.as_of) == Truth::no ? Truth::no : Truth::yes;
}

std::uint32_t part_count(const View& view, const StatsQuery& query, const Unit& unit) {
  const Action& action = action_at(view, *unit.record);
  return static_cast<std::uint32_t>(query.part->part == Part::activity ? action.activities.size()
                                                                       : action.missions.size());
}

}  // namespace

void add_unit(const View& view, const StatsQuery& query, const Unit& unit, Sum& sum) {
  const Subject& subject = *query.subject;
  if (unit.record->kind != RecordKind::action) return;
  const Fieldwork work = fieldwork_of(view.store, *unit.record);
  const Action& action = work.action;
  switch (query.measure) {
    case Measure::participants:
      return each(action.activities, subject, Part::activity, unit, [&](const Activity& activity) {
        add_participants(work, activity, view.as_of, sum);
      });
    case Measure::activities:
      return sum.add(subject.part == Part::none ? static_cast<double>(action.activities.size())
                                                : 1);
    case Measure::experts:
      return each(action.missions, subject, Part::mission, unit,
                  [&](const Mission& mission) { add_persons(action, mission, view.as_of, sum); });
    case Measure::mission_days:
      return each(action.missions, subject, Part::mission, unit, [&](const Mission& mission) {
        add_mission_days(action, mission, view.as_of, sum);
      });
    default: return;
  }
}

void numbers_of(const View& view, const StatsQuery& query, const Unit& unit, Values& numbers) {
  const Subject& subject = query.part == nullptr ? *query.subject : *query.part;
  const std::uint32_t first = query.part == nullptr ? unit.index : 0;
  const std::uint32_t last = query.part == nullptr ? first + 1 : part_count(view, query, unit);
  for (std::uint32_t index = first; index < last; ++index) {
    const Unit part{unit.record, index};
    const Truth did = took_place(view, query, subject, part);
    if (did == Truth::yes) query.measured.numbers(view, part, numbers);
    if (did == Truth::unknown) numbers.push_back({"unknown", {}, 0, true});
  }
}

std::string measured_path(const StatsQuery& query) {
  return (query.part == nullptr ? std::string{} : std::string{query.part->place} + ".") +
         query.measured.name;
}

}  // namespace mieux
