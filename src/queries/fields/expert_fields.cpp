// What follows from an expert's record and missions.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "facts.hpp"
#include "mieux/procedure/experts/roster_facts.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux {
namespace {

// Where missions are read for it: whoever may not see who went may not see what follows.
constexpr std::string_view missions =
    "action:missions.expert action:missions.start action:missions.activity action:activities.start "
    "action:activities.outcome action:events";
constexpr std::string_view places =
    "action:missions.expert action:missions.start action:missions.activity action:activities.start "
    "action:activities.outcome action:events action:countries action:activities.countries";

const Expert& expert_at(const View& view, const Unit& unit) {
  return view.store.experts()[unit.record->position];
}

/// Texts such as `fr-b2`, of every language and level, that live for ever.
std::string_view language_at_level(std::string_view language, LanguageLevel level) {
  static const auto texts = [] {
    std::map<std::string, std::array<std::string, language_level_words.size()>, std::less<>> all;
    const Table& names = language_names();
    for (std::uint32_t row = 0; row < names.size(); ++row)
      for (std::size_t i = 0; i < language_level_words.size(); ++i)
        all[std::string{names.id(row)}][i] =
            std::string{names.id(row)} + "-" + std::string{language_level_words[i]};
    return all;
  }();
  const auto found = texts.find(language);
  return found == texts.end() ? std::string_view{}
                              : std::string_view{found->second[static_cast<std::size_t>(level)]};
}

/// Each language with its level and all below; where no level is stated, each may be.
void add_levels(const View& view, const Unit& unit, Values& values) {
  for (const SpokenLanguage& spoken : expert_at(view, unit).languages)
    for (std::size_t i = 1; i < language_level_words.size(); ++i) {
      const auto level = static_cast<LanguageLevel>(i);
      const bool unstated = spoken.level == LanguageLevel::unstated;
      const std::string_view text = language_at_level(spoken.language.value, level);
      if (!text.empty() && (unstated || level <= spoken.level))
        values.push_back({text, {}, 0, unstated});
    }
}

/// Adds a value that a mission gives; undecided if dates leave it open whether it took place.
void add_of_mission(Values& values, std::string_view text, Truth took_place) {
  if (text.empty() || took_place == Truth::no) return;
  const auto same = std::find_if(values.begin(), values.end(),
                                 [&](const Value& value) { return value.text == text; });
  if (same == values.end())
    values.push_back({text, {}, 0, took_place == Truth::unknown});
  else if (took_place == Truth::yes)
    same->undecided = false;
}

void worked_in(const View& view, const Unit& unit, Values& values) {
  for (const Deployment& one : view.deployments().of(*unit.record))
    for (const Text& country : countries_of(one))
      add_of_mission(values, country.value, took_place(one, view.as_of));
}

void worked_in_region(const View& view, const Unit& unit, Values& values) {
  for (const Deployment& one : view.deployments().of(*unit.record)) {
    Values regions;
    const List<Text> countries = countries_of(one);
    add_regions(view, regions, countries.empty() ? one.action->regions : List<StatedRegion>{},
                countries, countries.empty() ? one.action->regional_organisation : Text{});
    for (const Value& region : regions)
      add_of_mission(values, region.text, took_place(one, view.as_of));
  }
}

/// A truth as a value of a field.
void add_truth(Values& values, Truth fact) {
  if (fact == Truth::unknown) return values.push_back({{}, {}, 0, true});
  add_flag(values, fact == Truth::yes);
}

void add_deployments(const View& view, const Unit& unit, Values& values) {
  const Count count = count_of(view.deployments().of(*unit.record), view.as_of);
  if (count.exact)
    values.push_back({{}, {}, static_cast<double>(count.known), false});
  else
    values.push_back({{}, {}, 0, true});
}

void add_deployed(const View& view, const Unit& unit, Values& values) {
  const Count count = count_of(view.deployments().of(*unit.record), view.as_of);
  add_truth(values, count.known > 0 ? Truth::yes : count.exact ? Truth::no : Truth::unknown);
}

// Where focal points and missions are read for it.
constexpr std::string_view circle_reads =
    "action:focal_points.expert action:focal_points.from action:missions.expert "
    "action:missions.start action:missions.activity action:activities.start "
    "action:activities.outcome action:events action:countries action:activities.countries";

constexpr KindSet of_actions = set_of(RecordKind::action);

constexpr auto expert_table = std::to_array<DerivedField>({
    {"country", FieldType::term, "countries", 0, "country",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, expert_at(view, unit).country);
     }},
    {"background", FieldType::term, "expert_backgrounds", 0, "background",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, expert_at(view, unit).background);
     }},
    {"origin", FieldType::term, "", 0, "country background",
     [](const View& view, const Unit& unit, Values& values) {
       add_origin(view, values, expert_at(view, unit).country.value,
                  expert_at(view, unit).background.value, {});
     }},
    {"region", FieldType::term, "region", 0, "country",
     [](const View& view, const Unit& unit, Values& values) {
       add_once(values, view.store.vocabularies().region_of(expert_at(view, unit).country.value,
                                                            view.grouping));
     }},
    {"topic", FieldType::term, "topics", 0, "topics",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, expert_at(view, unit).topics);
     }},
    {"theme", FieldType::term, "themes", 0, "topics",
     [](const View& view, const Unit& unit, Values& values) {
       add_themes(view, values, expert_at(view, unit).topics);
     }},
    {"speaks", FieldType::text, "", 0, "languages.language",
     [](const View& view, const Unit& unit, Values& values) {
       for (const SpokenLanguage& spoken : expert_at(view, unit).languages)
         add_once(values, spoken.language.value);
     }},
    {"speaks_at", FieldType::text, "", 0, "languages.language languages.level", add_levels},
    {"certified", FieldType::text, "", 0, "certified_for.subject",
     [](const View& view, const Unit& unit, Values& values) {
       for (const Certification& one : expert_at(view, unit).certified_for)
         add_once(values, one.subject.value);
     }},
    {"function", FieldType::term, "", 0, "functions.function functions.from functions.to",
     [](const View& view, const Unit& unit, Values& values) {
       for (const HeldFunction& one : expert_at(view, unit).functions) {
         const Date held = period_between(one.from, one.to);
         if (held.first() <= view.as_of.day && held.last() >= view.as_of.day)
           add_once(values, one.function.value);
       }
     }},
    {"on_roster", FieldType::boolean, "", 0, "registered forgotten",
     [](const View& view, const Unit& unit, Values& values) {
       add_truth(values, on_roster(expert_at(view, unit), view.as_of));
     }},
    {"deployed", FieldType::boolean, "", 0, missions, add_deployed},
    {"deployments", FieldType::number, "", 0, missions, add_deployments, true},
    {"last_deployed", FieldType::date, "", 0, missions,
     [](const View& view, const Unit& unit, Values& values) {
       add(values, last_of(view.deployments().of(*unit.record), view.as_of));
     }},
    {"worked_in", FieldType::term, "countries", 0, places, worked_in},
    {"worked_in_region", FieldType::term, "region", 0, places, worked_in_region},
    {"focal_point_of", FieldType::reference, "", of_actions, "action:focal_points.expert",
     [](const View& view, const Unit& unit, Values& values) {
       for (const FocalPointThere& there : view.deployments().focal_points_of(*unit.record))
         add_once(values, there.record->id);
     }},
    {"circle", FieldType::boolean, "", 0, circle_reads,
     [](const View& view, const Unit& unit, Values& values) {
       add_truth(values, came_full_circle(view.deployments(), *unit.record, view.as_of));
     }},
    {"year", FieldType::number, "", 0, "registered",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, expert_at(view, unit).registered);
     }},
});

}  // namespace

std::span<const DerivedField> expert_fields() { return expert_table; }

}  // namespace mieux
