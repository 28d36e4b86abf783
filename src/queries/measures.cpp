#include "measures.hpp"

#include <array>
#include <unordered_set>

#include "facts.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

struct Sum {
  double value = 0;
  bool exact = true;

  void add(double amount, bool known = true) {
    value += amount;
    exact = exact && known;
  }
};

/// Of an activity that had taken place by the day asked about.
void add_participants(const View& view, const Activity& activity, Sum& sum) {
  const Truth did = happened(settled(activity), view.clock);
  if (did == Truth::no) return;
  if (did == Truth::unknown) return sum.add(0, false);
  const Participants& p = activity.participants;
  const bool took_place =
      activity.state != ActivityState::cancelled && activity.state != ActivityState::not_taken_up;
  if (p.total)
    sum.add(*p.total);
  else if (took_place || p.women || p.men)
    sum.add(p.women.value_or(0) + p.men.value_or(0), false);
}

/// Days of a mission, each person's added up: stated, or from its first to its last day (of its
/// activity, where it has none of its own).
void add_mission_days(const Action& action, const Mission& mission, Sum& sum) {
  const double persons = mission.count.known;
  if (mission.days) return sum.add(*mission.days * persons, mission.count.exact);
  When start = mission.start;
  When end = mission.end;
  for (const Activity& activity : action.activities)
    if (!start.known && mission.activity.is_there() &&
        activity.id.value == mission.activity.value) {
      start = activity.start;
      end = activity.end;
    }
  if (!start.known || !end.known || !start.date.is_day() || !end.date.is_day())
    return sum.add(0, false);
  sum.add(((end.date.first() - start.date.first()).count() + 1) * persons, mission.count.exact);
}

/// Applies `add` to the parts of an Action that the unit stands for.
template <typename Item, typename Add>
void each(List<Item> items, const Subject& subject, Part part, const Unit& unit, Sum& sum,
          Add add) {
  if (subject.part == part) return add(items[unit.index], sum);
  if (subject.part == Part::none)
    for (const Item& item : items) add(item, sum);
}

void add_unit(const View& view, const StatsQuery& query, const Unit& unit, Sum& sum) {
  const Subject& subject = *query.subject;
  if (query.measure == Measure::count) return sum.add(1);
  if (unit.record->kind != RecordKind::action) return;
  const Action& action = action_at(view, *unit.record);
  switch (query.measure) {
    case Measure::participants:
      return each(action.activities, subject, Part::activity, unit, sum,
                  [&](const Activity& activity, Sum& s) { add_participants(view, activity, s); });
    case Measure::activities:
      return sum.add(subject.part == Part::none ? static_cast<double>(action.activities.size()) : 1);
    case Measure::experts:
      return each(action.missions, subject, Part::mission, unit, sum,
                  [](const Mission& mission, Sum& s) {
                    s.add(mission.count.known, mission.count.exact);
                  });
    case Measure::mission_days:
      return each(action.missions, subject, Part::mission, unit, sum,
                  [&](const Mission& mission, Sum& s) { add_mission_days(action, mission, s); });
    default: return;
  }
}

/// Which parts a measure can be taken of, besides whole Actions.
struct MeasureName {
  std::string_view name;
  Measure measure;
  std::optional<Part> part;  ///< nothing: any subject
};
constexpr std::array<MeasureName, 5> names{{
    {"count", Measure::count, std::nullopt},
    {"participants", Measure::participants, Part::activity},
    {"activities", Measure::activities, Part::none},
    {"experts", Measure::experts, Part::mission},
    {"mission-days", Measure::mission_days, Part::mission},
}};

}  // namespace

Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions) {
  Figure figure;
  if (query.measure == Measure::distinct) {
    std::unordered_set<std::string> seen;
    Values values;
    for (const std::uint32_t position : positions) {
      values.clear();
      query.distinct_of.get(view, units[position], values);
      for (const Value& value : values) {
        if (value.undecided) figure.exact = false;
        if (!value.undecided)
          seen.emplace(query.distinct_of.type == FieldType::date ? value.date.to_string()
                                                                 : std::string{value.text});
      }
    }
    figure.value = static_cast<double>(seen.size());
  } else if (query.measure == Measure::count) {
    figure.value = static_cast<double>(positions.size());
  } else {
    Sum sum;
    for (const std::uint32_t position : positions) add_unit(view, query, units[position], sum);
    figure.value = sum.value;
    figure.exact = sum.exact;
  }
  figure.units = std::move(positions);
  return figure;
}

void set_measure(const View& view, std::string_view name, StatsQuery& query) {
  constexpr std::string_view distinct = "distinct:";
  if (name.starts_with(distinct)) {
    query.measure = Measure::distinct;
    query.distinct_of = require_field(
        view, *query.subject, name.substr(distinct.size()), "--measure", name,
        {static_cast<std::uint32_t>(distinct.size()), static_cast<std::uint32_t>(name.size())});
    return;
  }
  std::vector<std::string_view> known{"distinct:FIELD"};
  for (const MeasureName& entry : names) {
    known.push_back(entry.name);
    if (entry.name != name) continue;
    const bool fits = !entry.part || (query.subject->kind == RecordKind::action &&
                                      (query.subject->part == Part::none ||
                                       query.subject->part == *entry.part));
    if (!fits)
      throw Failure(Exit::usage,
                    "--measure: " + std::string{query.subject->name} + " have no " +
                        std::string{name},
                    "count them of actions: --of actions --measure " + std::string{name});
    query.measure = entry.measure;
    return;
  }
  throw Failure(Exit::usage, "--measure: there is no measure '" + std::string{name} + "'",
                suggest(name, known,
                        "measures: count, participants, activities, experts, mission-days, "
                        "distinct:FIELD"));
}

std::string to_string(const Figure& figure) {
  std::string number = std::to_string(figure.value);  // with six decimals
  while (number.ends_with('0')) number.pop_back();
  if (number.ends_with('.')) number.pop_back();
  return (figure.exact ? "" : "at least ") + number;
}

}  // namespace mieux
