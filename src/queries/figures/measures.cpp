#include "measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "queries/fields/facts.hpp"

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
  const Truth did = happened(settled(activity), view.as_of);
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
void each(List<Item> items, const Subject& subject, Part part, const Unit& unit, Add add) {
  if (subject.part == part) return add(items[unit.index]);
  if (subject.part == Part::none)
    for (const Item& item : items) add(item);
}

void add_unit(const View& view, const StatsQuery& query, const Unit& unit, Sum& sum) {
  const Subject& subject = *query.subject;
  if (query.measure == Measure::count) return sum.add(1);
  if (unit.record->kind != RecordKind::action) return;
  const Action& action = action_at(view, *unit.record);
  switch (query.measure) {
    case Measure::participants:
      return each(action.activities, subject, Part::activity, unit,
                  [&](const Activity& activity) { add_participants(view, activity, sum); });
    case Measure::activities:
      return sum.add(subject.part == Part::none ? static_cast<double>(action.activities.size())
                                                : 1);
    case Measure::experts:
      return each(action.missions, subject, Part::mission, unit, [&](const Mission& mission) {
        sum.add(mission.count.known, mission.count.exact);
      });
    case Measure::mission_days:
      return each(action.missions, subject, Part::mission, unit,
                  [&](const Mission& mission) { add_mission_days(action, mission, sum); });
    default: return;
  }
}

/// Which parts a measure can be taken of, besides whole Actions.
struct MeasureName {
  std::string_view name;
  Measure measure;
  std::optional<Part> part;  ///< nothing: any subject
  std::string_view reads;    ///< of an Action, as in `DerivedField::reads`
};
constexpr std::array<MeasureName, 5> plain_measures{{
    {"count", Measure::count, std::nullopt, ""},
    {"participants", Measure::participants, Part::activity, "activities.participants"},
    {"activities", Measure::activities, Part::none, "activities"},
    {"experts", Measure::experts, Part::mission, "missions.count"},
    {"mission-days", Measure::mission_days, Part::mission,
     "missions.count missions.days missions.start missions.end missions.activity activities.start "
     "activities.end"},
}};

/// Different values; at least those that dates decide.
void count_distinct(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
                    Figure& figure) {
  std::unordered_set<std::string> seen;
  Values values;
  for (const std::uint32_t position : figure.units) {
    values.clear();
    query.measured.get(view, units[position], values);
    for (const Value& value : values) {
      if (value.undecided) figure.exact = false;
      if (!value.undecided)
        seen.emplace(query.measured.type == FieldType::date ? value.date.to_string()
                                                            : std::string{value.text});
    }
  }
  figure.value = static_cast<double>(seen.size());
}

/// The middle number, or what lies half-way between the two in the middle.
void take_median(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
                 Figure& figure) {
  std::vector<double> numbers;
  Values values;
  for (const std::uint32_t position : figure.units) {
    values.clear();
    query.measured.get(view, units[position], values);
    for (const Value& value : values)
      if (!value.undecided) numbers.push_back(value.number);
    figure.open += std::any_of(values.begin(), values.end(),
                               [](const Value& value) { return value.undecided; })
                       ? 1U
                       : 0U;
  }
  figure.rests_on = static_cast<std::uint32_t>(numbers.size());
  if (numbers.empty()) return;
  std::sort(numbers.begin(), numbers.end());
  const std::size_t upper = numbers.size() / 2;
  const std::size_t lower = (numbers.size() - 1) / 2;
  figure.value = (numbers[lower] + numbers[upper]) / 2;
}

/// Of the units that say anything, with one decimal.
void take_share(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
                Figure& figure) {
  std::uint32_t held = 0;
  std::uint32_t asked = 0;
  Values values;
  for (const std::uint32_t position : figure.units) {
    values.clear();
    query.measured.get(view, units[position], values);
    if (values.empty()) continue;
    const Truth holds = query.counted.holds(view, units[position]);
    figure.open += holds == Truth::unknown ? 1U : 0U;
    asked += holds == Truth::unknown ? 0U : 1U;
    held += holds == Truth::yes ? 1U : 0U;
  }
  figure.is_percent = true;
  figure.rests_on = asked;
  if (asked > 0) figure.value = std::round(1000.0 * held / asked) / 10;
}

/// The field of a measure such as `median:days.decided`: what stands after `prefix`, up to `end`.
Field measured_field(const View& view, const StatsQuery& query, std::string_view name,
                     std::string_view prefix, std::size_t end) {
  const Span span{static_cast<std::uint32_t>(prefix.size()), static_cast<std::uint32_t>(end)};
  return require_field(view, *query.subject, name.substr(prefix.size(), end - prefix.size()),
                       {"--measure", name, span});
}

void set_median(const View& view, std::string_view name, std::string_view prefix,
                StatsQuery& query) {
  query.measure = Measure::median;
  query.measured = measured_field(view, query, name, prefix, name.size());
  if (query.measured.type == FieldType::number) return;
  throw Failure(
      Exit::usage, "--measure: '" + query.measured.name + "' is no number and has no median",
      "take a number, such as median:days.decided of requests", std::string{name},
      {static_cast<std::uint32_t>(prefix.size()), static_cast<std::uint32_t>(name.size())});
}

/// `share:FIELD=VALUE`, or another comparison; of a field that is true or false also `share:FIELD`.
void set_share(const View& view, std::string_view name, std::string_view prefix,
               StatsQuery& query) {
  const std::size_t end = std::min(name.find_first_of("=!<>~ "), name.size());
  query.measure = Measure::share;
  query.measured = measured_field(view, query, name, prefix, end);
  const bool compared = end < name.size();
  if (!compared && query.measured.type != FieldType::boolean)
    throw Failure(Exit::usage,
                  "--measure: share:" + query.measured.name + " does not say of which value",
                  "write share:" + query.measured.name + "=VALUE");
  const std::string condition{name.substr(prefix.size())};
  query.counted =
      Filter(view, *query.subject, compared ? condition : condition + "=true", "--measure");
}

}  // namespace

Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions) {
  Figure figure;
  figure.units = std::move(positions);
  switch (query.measure) {
    case Measure::distinct: count_distinct(view, query, units, figure); break;
    case Measure::median: take_median(view, query, units, figure); break;
    case Measure::share: take_share(view, query, units, figure); break;
    case Measure::count: figure.value = static_cast<double>(figure.units.size()); break;
    default: {
      Sum sum;
      for (const std::uint32_t position : figure.units) add_unit(view, query, units[position], sum);
      figure.value = sum.value;
      figure.exact = sum.exact;
    }
  }
  return figure;
}

void set_measure(const View& view, std::string_view name, StatsQuery& query) {
  constexpr std::string_view distinct = "distinct:";
  constexpr std::string_view median = "median:";
  constexpr std::string_view share = "share:";
  query.measure_name = name;
  if (name.starts_with(median)) return set_median(view, name, median, query);
  if (name.starts_with(share)) return set_share(view, name, share, query);
  if (name.starts_with(distinct)) {
    query.measure = Measure::distinct;
    query.measured = measured_field(view, query, name, distinct, name.size());
    return;
  }
  std::vector<std::string_view> known{"distinct:FIELD", "median:FIELD", "share:FIELD=VALUE"};
  for (const MeasureName& entry : plain_measures) {
    known.push_back(entry.name);
    if (entry.name != name) continue;
    const bool fits =
        !entry.part || (query.subject->kind == RecordKind::action &&
                        (query.subject->part == Part::none || query.subject->part == *entry.part));
    if (!fits)
      throw Failure(
          Exit::usage,
          "--measure: " + std::string{query.subject->plural} + " have no " + std::string{name},
          "count them of actions: --of actions --measure " + std::string{name});
    const Subject& of = entry.part ? subject_of(RecordKind::action) : *query.subject;
    if (!may_see(view.audience, visibility_of(view.store.schemas(), of, entry.reads)))
      throw Failure(Exit::usage, "--measure: '" + std::string{name} + "' rests on internal fields",
                    std::string{how_to_see("--measure")});
    query.measure = entry.measure;
    return;
  }
  throw Failure(Exit::usage, "--measure: there is no measure '" + std::string{name} + "'",
                suggest(name, known,
                        "measures: count, participants, activities, experts, mission-days, "
                        "distinct:FIELD, median:FIELD, share:FIELD=VALUE"));
}

std::string to_string(const Figure& figure) {
  const std::string open = figure.open == 0 ? "" : " (" + std::to_string(figure.open) + " unknown)";
  if (figure.rests_on == 0U) return "none" + open;
  std::string number = std::to_string(figure.value);  // with six decimals
  while (number.ends_with('0')) number.pop_back();
  if (number.ends_with('.')) number.pop_back();
  return (figure.exact ? "" : "at least ") + number + (figure.is_percent ? "%" : "") + open;
}

}  // namespace mieux
