#include "measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "adding.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "queries/fields/facts.hpp"

namespace mieux {
namespace {

/// Which parts a measure can be taken of, besides whole Actions.
struct MeasureName {
  std::string_view name;
  Measure measure;
  std::optional<Part> part;  ///< nothing: any subject
  std::string_view reads;    ///< of an Action, as in `DerivedField::reads`
};
constexpr std::array<MeasureName, 5> plain_measures{{
    {"count", Measure::count, std::nullopt, ""},
    {"participants", Measure::participants, Part::activity,
     "activities.participants activities.outcome activities.start activities.end"},
    {"activities", Measure::activities, Part::none, "activities"},
    {"experts", Measure::experts, Part::mission,
     "missions.count missions.start missions.activity activities.outcome activities.start"},
    {"mission-days", Measure::mission_days, Part::mission,
     "missions.count missions.days missions.start missions.end missions.activity "
     "activities.outcome activities.start activities.end"},
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

/// In percent with one decimal; what it was before rounding is kept beside it.
void set_share_of(double all, double meant, Figure& figure) {
  figure.all = all;
  figure.meant = meant;
  if (all > 0) figure.value = std::round(1000 * meant / all) / 10;
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
  set_share_of(asked, held, figure);
}

/// Of a table: what the numbers that are meant make of all of them, in percent with one decimal.
void take_share_of_table(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
                         std::string_view key, Figure& figure) {
  double meant = 0;
  double all = 0;
  Values values;
  for (const std::uint32_t position : figure.units) {
    values.clear();
    numbers_of(view, query, units[position], values);
    bool open = false;
    for (const Value& value : values) {
      open = open || value.undecided;
      if (value.undecided) continue;
      all += value.number;
      const bool in_row = key.empty() || value.text == key;
      if (in_row && query.counted.holds_of(value) == Truth::yes) meant += value.number;
    }
    figure.open += open ? 1U : 0U;
  }
  figure.is_percent = true;
  figure.rests_on = static_cast<std::uint32_t>(std::lround(all));
  set_share_of(all, meant, figure);
}

/// The sum of the numbers of a field; with a key, of those of a table that have it.
Sum sum_of(const View& view, const StatsQuery& query, const Unit& unit, std::string_view key) {
  Sum sum;
  Values values;
  numbers_of(view, query, unit, values);
  for (const Value& value : values)
    if (value.undecided)
      sum.add(0, false);
    else if (key.empty() || value.text == key)
      sum.add(value.number);
  return sum;
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

void set_distinct(const View& view, std::string_view name, std::string_view prefix,
                  StatsQuery& query) {
  query.measure = Measure::distinct;
  query.measured = measured_field(view, query, name, prefix, name.size());
}

/// Where the field of a measure ends and a comparison begins, if there is one.
std::size_t end_of_field(std::string_view name) {
  char quote = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (std::string_view{"=!<>~ "}.find(c) != std::string_view::npos) {
      return at;
    }
  }
  return name.size();
}

bool is_grouped_by(const StatsQuery& query, std::string_view field) {
  return std::any_of(query.by.begin(), query.by.end(),
                     [&](const Field& by) { return by.name == field; });
}

/// Activities or missions, where the field of an Action lies in all of them; else null.
const Subject* part_of(const StatsQuery& query, std::string_view path) {
  if (query.subject->kind != RecordKind::action || query.subject->part != Part::none)
    return nullptr;
  for (const Part part : {Part::activity, Part::mission})
    for (const Subject& subject : subjects())
      if (subject.part == part && path.starts_with(std::string{subject.place} + "."))
        return &subject;
  return nullptr;
}

/// The field at `path`, which is typed in a measure from `begin` on; of an Action's activities or
/// missions the numbers of each of them, so that what did not take place can be left out.
void set_numbers(const View& view, std::string_view name, Span typed, StatsQuery& query) {
  const std::string_view path = name.substr(typed.begin, typed.end - typed.begin);
  query.part = nullptr;
  if (const Subject* part = part_of(query, path))
    if (auto field = find_field(view, *part, path.substr(part->place.size() + 1));
        field && field->numbers) {
      query.part = part;
      query.measured = std::move(*field);
      return;
    }
  query.measured = require_field(view, *query.subject, path, {"--measure", name, typed});
}

/// `share:FIELD=VALUE`, or another comparison; of a field that is true or false also `share:FIELD`,
/// and of a table that the rows are grouped by.
void set_share(const View& view, std::string_view name, std::string_view prefix,
               StatsQuery& query) {
  const std::size_t end = end_of_field(name);
  const bool compared = end < name.size();
  const Span typed{static_cast<std::uint32_t>(prefix.size()), static_cast<std::uint32_t>(end)};
  query.measure = Measure::share;
  set_numbers(view, name, typed, query);
  if (!query.measured.table) query.measured = measured_field(view, query, name, prefix, end);
  const Field& field = query.measured;
  const std::string path = field.table ? measured_path(query) : field.name;
  if (!compared && field.table && is_grouped_by(query, path)) return;
  if (!compared && field.type != FieldType::boolean)
    throw Failure(
        Exit::usage, "--measure: share:" + path + " does not say of which value",
        "write share:" + path + "=VALUE" + (field.table ? ", or add --by " + path : std::string{}));
  const std::string condition{name.substr(prefix.size())};
  query.counted =
      Filter(view, *query.subject, compared ? condition : condition + "=true", "--measure");
  if (field.table && !query.counted.asks_only_for(path))
    throw Failure(Exit::usage, "--measure: a share of the table " + path + " is of its keys",
                  "compare nothing else, and say which records are meant with --where");
}

/// `sum:FIELD`, of a number or a table of numbers.
void set_sum(const View& view, std::string_view name, std::string_view prefix, StatsQuery& query) {
  const Span typed{static_cast<std::uint32_t>(prefix.size()),
                   static_cast<std::uint32_t>(name.size())};
  query.measure = Measure::sum;
  set_numbers(view, name, typed, query);
  if (query.measured.numbers) return;
  throw Failure(Exit::usage, "--measure: '" + query.measured.name + "' has no sum",
                "take a number or a table of numbers, such as sum:participants.women of activities",
                std::string{name}, typed);
}

/// Measures of a field, by what stands before its name.
constexpr std::array<std::pair<std::string_view, void (*)(const View&, std::string_view,
                                                          std::string_view, StatsQuery&)>,
                     4>
    field_measures{{{"sum:", set_sum},
                    {"share:", set_share},
                    {"median:", set_median},
                    {"distinct:", set_distinct}}};

}  // namespace

Figure measure(const View& view, const StatsQuery& query, const std::vector<Unit>& units,
               std::vector<std::uint32_t> positions, std::string_view key) {
  Figure figure;
  figure.units = std::move(positions);
  figure.key = key;
  switch (query.measure) {
    case Measure::distinct: count_distinct(view, query, units, figure); break;
    case Measure::median: take_median(view, query, units, figure); break;
    case Measure::share:
      if (query.measured.table)
        take_share_of_table(view, query, units, key, figure);
      else
        take_share(view, query, units, figure);
      break;
    case Measure::count: figure.value = static_cast<double>(figure.units.size()); break;
    default: {
      Sum sum;
      for (const std::uint32_t position : figure.units)
        if (query.measure == Measure::sum)
          sum.add(sum_of(view, query, units[position], key));
        else
          add_unit(view, query, units[position], sum);
      figure.value = sum.value;
      figure.exact = sum.exact;
    }
  }
  return figure;
}

Figure of_unit(const View& view, const StatsQuery& query, const Statistics& statistics,
               const Figure& figure, std::uint32_t unit) {
  return measure(view, query, statistics.units, {unit}, figure.key);
}

void set_measure(const View& view, std::string_view name, StatsQuery& query) {
  query.measure_name = name;
  for (const auto& [prefix, set] : field_measures)
    if (name.starts_with(prefix)) return set(view, name, prefix, query);
  std::vector<std::string_view> known{"sum:FIELD", "distinct:FIELD", "median:FIELD",
                                      "share:FIELD=VALUE"};
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
          "count them of actions: `mieux stats actions --measure " + std::string{name} + "`");
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
                        "sum:FIELD, distinct:FIELD, median:FIELD, share:FIELD=VALUE"));
}

std::string to_string(const Figure& figure) { return to_string(figure, Language{}); }

std::string to_string(const Figure& figure, const Language& language) {
  if (figure.hidden) return language.text("hidden");
  std::string number =
      figure.is_percent ? language.percent(figure.value) : language.number(figure.value);
  if (!figure.exact) number = language.text("at least {}", number);
  if (figure.rests_on == 0U) number = language.text("none");
  return figure.open == 0 ? number : language.text("{} ({} unknown)", number, figure.open);
}

}  // namespace mieux
