#include <array>

#include "facts.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {
namespace of_action {

constexpr KindSet organisations = set_of(RecordKind::organisation);

void status(const View& view, const Unit& unit, Values& values) {
  const std::string_view word = word_of(status_of(view, *unit.record));
  if (!word.empty()) values.push_back({word, {}, 0, word == "unknown"});
}
/// The main theme if it is stated, otherwise those of the topics.
void theme(const View& view, const Unit& unit, Values& values) {
  const Action& action = action_at(view, *unit.record);
  if (action.main_theme.is_there())
    add(values, action.main_theme);
  else
    add_themes(view, values, action.topics);
}
void phase(const View& view, const Unit& unit, Values& values) {
  const Action& action = action_at(view, *unit.record);
  if (action.phase.is_there())
    add(values, action.phase);
  else
    add_phase(view, values, approved(view.store, *unit.record));
}
void year(const View& view, const Unit& unit, Values& values) {
  add_year(values, started(action_at(view, *unit.record)));
}
void start(const View& view, const Unit& unit, Values& values) {
  add(values, started(action_at(view, *unit.record)));
}
void end(const View& view, const Unit& unit, Values& values) {
  add(values, ended(action_at(view, *unit.record), view.as_of.day));
}
void approved_on(const View& view, const Unit& unit, Values& values) {
  add(values, approved(view.store, *unit.record));
}
void request(const View& view, const Unit& unit, Values& values) {
  if (const Record* found = view.store.request_of(unit.record->position)) add(values, found->id);
}
void requester(const View& view, const Unit& unit, Values& values) {
  for (const Text& id : action_at(view, *unit.record).requesters)
    add_reference(view, values, id.value, organisations);
}
void requester_type(const View& view, const Unit& unit, Values& values) {
  for (const Text& id : action_at(view, *unit.record).requesters)
    add_type_of(view, values, id.value);
}
void joint(const View& view, const Unit& unit, Values& values) {
  const Record* found = view.store.request_of(unit.record->position);
  add_flag(values, found != nullptr && request_at(view, *found).joint.value_or(false));
}

/// The expert's country and background: of the roster if the mission names an expert.
void expert_facts(const View& view, const Mission& mission, Text& country, Text& background) {
  country = mission.country;
  background = mission.background;
  if (!mission.expert.is_there()) return;
  const Record* found = view.store.target(mission.expert.value, set_of(RecordKind::expert));
  if (found == nullptr) return;
  const Expert& expert = view.store.experts()[found->position];
  if (!country.is_there()) country = expert.country;
  if (!background.is_there()) background = expert.background;
}

void mission_country(const View& view, const Mission& mission, Values& values) {
  Text country;
  Text background;
  expert_facts(view, mission, country, background);
  add_once(values, country.value);
}
void mission_background(const View& view, const Mission& mission, Values& values) {
  Text country;
  Text background;
  expert_facts(view, mission, country, background);
  add_once(values, background.value);
}
void mission_origin(const View& view, const Record& record, const Mission& mission,
                    Values& values) {
  Text country;
  Text background;
  expert_facts(view, mission, country, background);
  const When when = began(action_at(view, record), mission);
  Values found;
  add_origin(view, found, country.value, background.value, when);
  for (const Value& value : found)
    if (value.undecided)
      values.push_back(value);
    else
      add_once(values, value.text);
}

// Of an Action: those of all its missions and activities.
void missions_country(const View& view, const Unit& unit, Values& values) {
  for (const Mission& mission : action_at(view, *unit.record).missions)
    mission_country(view, mission, values);
}
void missions_background(const View& view, const Unit& unit, Values& values) {
  for (const Mission& mission : action_at(view, *unit.record).missions)
    mission_background(view, mission, values);
}
void missions_origin(const View& view, const Unit& unit, Values& values) {
  for (const Mission& mission : action_at(view, *unit.record).missions)
    mission_origin(view, *unit.record, mission, values);
}
void activities_type(const View& view, const Unit& unit, Values& values) {
  for (const Activity& activity : action_at(view, *unit.record).activities)
    add(values, activity.types);
}

const Activity& activity_at(const View& view, const Unit& unit) {
  return action_at(view, *unit.record).activities[unit.index];
}
const Mission& mission_at(const View& view, const Unit& unit) {
  return action_at(view, *unit.record).missions[unit.index];
}
const Deliverable& deliverable_at(const View& view, const Unit& unit) {
  return action_at(view, *unit.record).deliverables[unit.index];
}
const Result& result_at(const View& view, const Unit& unit) {
  return action_at(view, *unit.record).results[unit.index];
}

/// True, false, or left open by dates.
void add_truth(Values& values, Truth truth) {
  if (truth == Truth::unknown)
    values.push_back({{}, {}, 0, true});
  else
    add_flag(values, truth == Truth::yes);
}
void last_event_of(const View& view, const Unit& unit, Values& values) {
  const LastEvent last = last_event(deliverable_at(view, unit), view.as_of);
  if (last.event != nullptr) values.push_back({word_of(last.event->type), {}, 0, !last.certain});
}
void deliverable_handed_over(const View& view, const Unit& unit, Values& values) {
  add_truth(values, was_handed_over(deliverable_at(view, unit), view.as_of));
}
/// Silent of what nobody has been given.
void deliverable_adopted(const View& view, const Unit& unit, Values& values) {
  const Deliverable& deliverable = deliverable_at(view, unit);
  const Truth given = was_handed_over(deliverable, view.as_of);
  if (given == Truth::no) return;
  const Truth did = was_adopted(deliverable, view.as_of);
  add_truth(values, given == Truth::unknown ? given : did);
}
void own_action(const View&, const Unit& unit, Values& values) { add(values, unit.record->id); }

constexpr KindSet actions = set_of(RecordKind::action);

constexpr auto action_table = std::to_array<DerivedField>({
    {"status", FieldType::term, "action_status", 0,
     "events activities.outcome activities.start activities.end request request:events", status},
    {"region", FieldType::term, "region", 0,
     "region countries regional_organisation organisation:region organisation:country",
     regions_of<action_at>},
    {"country", FieldType::term, "countries", 0, "countries", countries_of<action_at>},
    {"theme", FieldType::term, "themes", 0, "main_theme topics", theme},
    {"topic", FieldType::term, "topics", 0, "topics", topics_of<action_at>},
    {"phase", FieldType::term, "phases", 0, "phase request request:events programme:phases", phase},
    {"year", FieldType::number, "", 0, "events", year},
    {"start", FieldType::date, "", 0, "events", start},
    {"end", FieldType::date, "", 0, "events", end},
    {"approved", FieldType::date, "", 0, "request request:events", approved_on},
    {"request", FieldType::reference, "", set_of(RecordKind::request), "request", request},
    {"requester", FieldType::reference, "", organisations, "requesters", requester},
    {"requester_type", FieldType::term, "requester_types", 0, "requesters organisation:type",
     requester_type},
    {"regional_organisation", FieldType::reference, "", organisations, "regional_organisation",
     regional_organisation_of<action_at>},
    {"joint", FieldType::boolean, "", 0, "request request:joint", joint},
    {"missions.country", FieldType::term, "countries", 0,
     "missions.country missions.expert expert:country", missions_country},
    {"missions.background", FieldType::term, "expert_backgrounds", 0,
     "missions.background missions.expert expert:background", missions_background},
    {"missions.origin", FieldType::term, "", 0,
     "missions.country missions.background missions.expert missions.start missions.activity "
     "activities.start events expert:country expert:background",
     missions_origin},
    {"activities.type", FieldType::term, "activity_types", 0, "activities.types", activities_type},
});

constexpr auto activity_table = std::to_array<DerivedField>({
    {"type", FieldType::term, "activity_types", 0, "types",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, activity_at(view, unit).types);
     }},
    {"main_type", FieldType::term, "activity_types", 0, "types",
     [](const View& view, const Unit& unit, Values& values) {
       if (!activity_at(view, unit).types.empty())
         add(values, activity_at(view, unit).types.front());
     }},
    {"outcome", FieldType::term, "", 0, "outcome start end",
     [](const View& view, const Unit& unit, Values& values) {
       const Activity& activity = activity_at(view, unit);
       const Truth did = happened(settled(activity), view.as_of);
       if (activity.state == ActivityState::none || did == Truth::no) return;
       values.push_back({activity_state_words[static_cast<std::size_t>(activity.state)],
                         {},
                         0,
                         did == Truth::unknown});
     }},
    {"place", FieldType::term, "countries", 0, "countries",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, activity_at(view, unit).countries);
     }},
    {"was_held", FieldType::boolean, "", 0, "outcome start end participants action:imported",
     [](const View& view, const Unit& unit, Values& values) {
       const Fieldwork work = fieldwork_of(view.store, *unit.record);
       add_truth(values, was_held(work, activity_at(view, unit), view.as_of));
     }},
    {"year", FieldType::number, "", 0, "start",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, activity_at(view, unit).start);
     }},
    {"month", FieldType::text, "", 0, "start",
     [](const View& view, const Unit& unit, Values& values) {
       add_month(values, activity_at(view, unit).start);
     }},
    {"start", FieldType::date, "", 0, "start",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, activity_at(view, unit).start);
     }},
    {"end", FieldType::date, "", 0, "end",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, activity_at(view, unit).end);
     }},
    {"action", FieldType::reference, "", actions, "action:id", own_action},
});

// By which days of its own, of its activity and of its Action a mission is dated.
constexpr std::string_view mission_days =
    "start activity action:activities.start action:activities.outcome action:events";

/// Did it begin by the day asked about, on an activity that was not dropped?
void mission_took_place(const View& view, const Unit& unit, Values& values) {
  const Truth fact = truth(!unit.record->draft) &&
                     took_place(action_at(view, *unit.record), mission_at(view, unit), view.as_of);
  if (fact == Truth::unknown) return values.push_back({{}, {}, 0, true});
  add_flag(values, fact == Truth::yes);
}

constexpr auto mission_table = std::to_array<DerivedField>({
    {"country", FieldType::term, "countries", 0, "country expert expert:country",
     [](const View& view, const Unit& unit, Values& values) {
       mission_country(view, mission_at(view, unit), values);
     }},
    {"background", FieldType::term, "expert_backgrounds", 0, "background expert expert:background",
     [](const View& view, const Unit& unit, Values& values) {
       mission_background(view, mission_at(view, unit), values);
     }},
    {"origin", FieldType::term, "", 0,
     "country background expert start activity expert:country expert:background "
     "action:activities.start action:events",
     [](const View& view, const Unit& unit, Values& values) {
       mission_origin(view, *unit.record, mission_at(view, unit), values);
     }},
    {"expert", FieldType::reference, "", set_of(RecordKind::expert), "expert",
     [](const View& view, const Unit& unit, Values& values) {
       add_reference(view, values, mission_at(view, unit).expert.value, set_of(RecordKind::expert));
     }},
    {"start", FieldType::date, "", 0, "start",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, mission_at(view, unit).start);
     }},
    {"year", FieldType::number, "", 0, mission_days,
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, began(action_at(view, *unit.record), mission_at(view, unit)));
     }},
    {"took_place", FieldType::boolean, "", 0, mission_days, mission_took_place},
    {"action", FieldType::reference, "", actions, "action:id", own_action},
});

constexpr auto result_table = std::to_array<DerivedField>({
    {"level", FieldType::term, "", 0, "level",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, result_at(view, unit).level);
     }},
    {"expected", FieldType::boolean, "", 0, "expected",
     [](const View& view, const Unit& unit, Values& values) {
       add_flag(values, result_at(view, unit).expected);
     }},
    {"achieved", FieldType::date, "", 0, "achieved",
     [](const View& view, const Unit& unit, Values& values) {
       const When& achieved = result_at(view, unit).achieved;
       if (happened(achieved, view.as_of) != Truth::no) add(values, achieved);
     }},
    {"action", FieldType::reference, "", actions, "action:id", own_action},
});

constexpr auto deliverable_table = std::to_array<DerivedField>({
    {"type", FieldType::term, "deliverable_types", 0, "type",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, deliverable_at(view, unit).type);
     }},
    {"expected", FieldType::boolean, "", 0, "expected",
     [](const View& view, const Unit& unit, Values& values) {
       add_flag(values, deliverable_at(view, unit).expected);
     }},
    {"last_event", FieldType::term, "", 0, "events", last_event_of},
    {"was_handed_over", FieldType::boolean, "", 0, "events", deliverable_handed_over},
    {"handed_over", FieldType::date, "", 0, "events",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, handed_over(deliverable_at(view, unit), view.as_of));
     }},
    {"was_adopted", FieldType::boolean, "", 0, "events", deliverable_adopted},
    {"adopted", FieldType::date, "", 0, "events",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, adopted(deliverable_at(view, unit), view.as_of));
     }},
    {"action", FieldType::reference, "", actions, "action:id", own_action},
});

constexpr auto effect_table = std::to_array<DerivedField>({
    {"reported", FieldType::date, "", 0, "reported",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, action_at(view, *unit.record).effects[unit.index].reported);
     }},
    {"action", FieldType::reference, "", actions, "action:id", own_action},
});

}  // namespace of_action
}  // namespace

std::span<const DerivedField> action_fields() { return of_action::action_table; }

std::span<const DerivedField> part_fields(Part part) {
  switch (part) {
    case Part::none: return {};
    case Part::activity: return of_action::activity_table;
    case Part::mission: return of_action::mission_table;
    case Part::result: return of_action::result_table;
    case Part::deliverable: return of_action::deliverable_table;
    case Part::effect: return of_action::effect_table;
    case Part::need: return need_fields();
  }
  return {};
}

}  // namespace mieux
