// Derived fields of practices, events, publications and reviews.
#include <algorithm>
#include <array>

#include "facts.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/procedure/reviews/recommendations.hpp"

namespace mieux {
namespace {

const Practice& practice_at(const View& view, const Unit& unit) {
  return view.store.practices()[unit.record->position];
}
const PublicEvent& event_at(const View& view, const Unit& unit) {
  return view.store.events()[unit.record->position];
}
const Publication& publication_at(const View& view, const Unit& unit) {
  return view.store.publications()[unit.record->position];
}

template <typename Use>
void for_each_action(const View& view, List<Text> ids, Use use) {
  for (const Text& id : ids)
    if (const Record* action = view.store.target(id.value, set_of(RecordKind::action)))
      use(*action);
}

/// The topics that the record states, else those of its Actions.
template <typename T>
void topics_said(const View& view, const T& of, Values& values) {
  add(values, of.topics);
  if (of.topics.empty())
    for_each_action(view, of.actions,
                    [&](const Record& action) { add(values, action_at(view, action).topics); });
}

/// Themes of the topics that the record states, else the themes of its Actions.
template <typename T>
void themes_said(const View& view, const T& of, Values& values) {
  if (!of.topics.empty()) return add_themes(view, values, of.topics);
  const auto theme = find_field(view, subject_of(RecordKind::action), "theme");
  if (!theme) return;
  for_each_action(view, of.actions, [&](const Record& action) {
    Values some;
    theme->get(view, {&action, 0}, some);
    for (const Value& value : some) add_once(values, value.text);
  });
}

void regions_of_actions(const View& view, List<Text> actions, Values& values) {
  for_each_action(view, actions, [&](const Record& record) {
    Values some;
    regions_of<action_at>(view, {&record, 0}, some);
    for (const Value& value : some) add_once(values, value.text);
  });
}

void practice_regions(const View& view, const Unit& unit, Values& values) {
  const Practice& practice = practice_at(view, unit);
  if (practice.countries.empty()) return regions_of_actions(view, practice.actions, values);
  for (const Text& country : practice.countries)
    add_once(values, view.store.vocabularies().region_of(country.value, view.grouping));
}

void event_regions(const View& view, const Unit& unit, Values& values) {
  const PublicEvent& event = event_at(view, unit);
  if (!event.actions.empty()) return regions_of_actions(view, event.actions, values);
  if (event.country.is_there())
    add_once(values, view.store.vocabularies().region_of(event.country.value, view.grouping));
}

void add_number(Values& values, double number) { values.push_back({{}, {}, number, false}); }

constexpr auto practice_table = std::to_array<DerivedField>({
    {"country", FieldType::term, "countries", 0, "countries actions",
     [](const View& view, const Unit& unit, Values& values) {
       for (const std::string_view id : countries_of(view.store, practice_at(view, unit)))
         add_once(values, id);
     }},
    {"region", FieldType::term, "region", 0, "countries actions", practice_regions},
    {"topic", FieldType::term, "topics", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       topics_said(view, practice_at(view, unit), values);
     }},
    {"theme", FieldType::term, "themes", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       themes_said(view, practice_at(view, unit), values);
     }},
    {"feature", FieldType::term, "good_practice_features", 0, "features",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, practice_at(view, unit).features);
     }},
    {"taken_up", FieldType::term, "countries", 0, "replicated",
     [](const View& view, const Unit& unit, Values& values) {
       for (const Taken& one : taken_up(view.store, practice_at(view, unit), view.as_of))
         add_once(values, one.to);
     }},
    {"is_case_study", FieldType::boolean, "", 0, "case_study",
     [](const View& view, const Unit& unit, Values& values) {
       add_flag(values, practice_at(view, unit).is_case_study);
     }},
});

constexpr auto event_table = std::to_array<DerivedField>({
    {"region", FieldType::term, "region", 0, "country actions", event_regions},
    {"topic", FieldType::term, "topics", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       topics_said(view, event_at(view, unit), values);
     }},
    {"theme", FieldType::term, "themes", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       themes_said(view, event_at(view, unit), values);
     }},
    {"represented", FieldType::number, "", 0, "institutions participants number_of_countries",
     [](const View& view, const Unit& unit, Values& values) {
       if (const auto number = countries_represented(event_at(view, unit)))
         add_number(values, *number);
     },
     true},
    {"year", FieldType::number, "", 0, "start",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, event_at(view, unit).start);
     }},
});

constexpr auto publication_table = std::to_array<DerivedField>({
    {"topic", FieldType::term, "topics", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       topics_said(view, publication_at(view, unit), values);
     }},
    {"theme", FieldType::term, "themes", 0, "topics actions",
     [](const View& view, const Unit& unit, Values& values) {
       themes_said(view, publication_at(view, unit), values);
     }},
    {"language", FieldType::text, "", 0, "languages",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, publication_at(view, unit).languages);
     }},
    {"downloaded", FieldType::number, "", 0, "downloads",
     [](const View& view, const Unit& unit, Values& values) {
       if (const auto number = downloads_of(publication_at(view, unit), view.as_of))
         add_number(values, static_cast<double>(*number));
     },
     true},
    {"year", FieldType::number, "", 0, "published",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, publication_at(view, unit).published);
     }},
});

/// How many recommendations of a review are as `is_meant(recommendation)` says.
template <typename Is>
void count_recommendations(const View& view, const Unit& unit, Values& values, Is is_meant) {
  const Review& review = view.store.reviews()[unit.record->position];
  add_number(values, static_cast<double>(std::count_if(review.recommendations.begin(),
                                                       review.recommendations.end(), is_meant)));
}

constexpr auto review_table = std::to_array<DerivedField>({
    {"open_recommendations", FieldType::number, "", 0, "recommendations",
     [](const View& view, const Unit& unit, Values& values) {
       count_recommendations(view, unit, values, [&](const Recommendation& one) {
         const RecommendationState state = state_of(one, view.as_of);
         return state == RecommendationState::open || state == RecommendationState::unanswered;
       });
     },
     true},
    {"overdue_recommendations", FieldType::number, "", 0, "recommendations",
     [](const View& view, const Unit& unit, Values& values) {
       count_recommendations(view, unit, values, [&](const Recommendation& one) {
         return is_overdue(one, view.as_of);
       });
     },
     true},
    {"year", FieldType::number, "", 0, "date",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, view.store.reviews()[unit.record->position].date);
     }},
});

}  // namespace

std::span<const DerivedField> knowledge_fields(RecordKind kind) {
  switch (kind) {
    case RecordKind::practice: return practice_table;
    case RecordKind::event: return event_table;
    case RecordKind::publication: return publication_table;
    case RecordKind::review: return review_table;
    default: return {};
  }
}

}  // namespace mieux
