#include <algorithm>

#include "field_reader.hpp"
#include "mieux/records/read.hpp"

namespace mieux {

Participants read_participants(const Fields& fields, const yaml::Node& node) {
  Participants participants;
  participants.span = node.span;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("total"): participants.total = Fields::count(value); break;
      case field("women"): participants.women = Fields::count(value); break;
      case field("men"): participants.men = Fields::count(value); break;
      case field("by_country"):
        for (const yaml::Node& persons : fields.children(value))
          participants.by_country += Fields::count(persons).value_or(0);
        break;
      default: break;
    }
  return participants;
}

namespace {

void read_outcome(const Fields& fields, const yaml::Node& node, Activity& activity) {
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("state"): {
        const auto found =
            std::find(activity_state_words.begin(), activity_state_words.end(), value.text);
        if (found != activity_state_words.end())
          activity.state = static_cast<ActivityState>(found - activity_state_words.begin());
        break;
      }
      case field("date"): activity.decided = Fields::when(value); break;
      case field("replaced_by"): activity.replaced_by = fields.text(value); break;
      default: break;
    }
}

Activity read_activity(const Fields& fields, const yaml::Node& node) {
  Activity activity;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): activity.id = fields.text(value); break;
      case field("types"): activity.types = fields.texts(value); break;
      case field("mode"): activity.away = value.text != "on-site"; break;
      case field("countries"): activity.countries = fields.texts(value); break;
      case field("start"): activity.start = Fields::when(value); break;
      case field("end"): activity.end = Fields::when(value); break;
      case field("optional"): activity.optional = Fields::is_true(value); break;
      case field("participants"): activity.participants = read_participants(fields, value); break;
      case field("outcome"): read_outcome(fields, value, activity); break;
      default: break;
    }
  return activity;
}

std::optional<float> decimal(const yaml::Node& node) {
  float value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

Mission read_mission(const Fields& fields, const yaml::Node& node) {
  Mission mission;
  mission.span = node.span;
  std::optional<std::uint32_t> count;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): mission.id = fields.text(value); break;
      case field("expert"): mission.expert = fields.text(value); break;
      case field("country"): mission.country = fields.text(value); break;
      case field("background"): mission.background = fields.text(value); break;
      case field("count"): count = Fields::count(value); break;
      case field("activity"): mission.activity = fields.text(value); break;
      case field("need"): mission.need = fields.text(value); break;
      case field("days"): mission.days = decimal(value); break;
      case field("start"): mission.start = Fields::when(value); break;
      case field("end"): mission.end = Fields::when(value); break;
      default: break;
    }
  if (mission.expert.is_there())
    mission.count = {1, true};
  else
    mission.count = count ? Count{*count, true} : Count{1, false};
  return mission;
}

Result read_result(const Fields& fields, const yaml::Node& node) {
  Result result;
  result.span = node.span;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): result.id = fields.text(value); break;
      case field("level"): result.level = fields.text(value); break;
      case field("expected"): result.expected = Fields::is_true(value); break;
      case field("achieved"): result.achieved = Fields::when(value); break;
      default: break;
    }
  return result;
}

Deliverable read_deliverable(const Fields& fields, const yaml::Node& node) {
  Deliverable deliverable;
  deliverable.span = node.span;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): deliverable.id = fields.text(value); break;
      case field("type"): deliverable.type = fields.text(value); break;
      case field("expected"): deliverable.expected = Fields::is_true(value); break;
      case field("events"):
        deliverable.events = fields.events<DeliverableStep>(value, deliverable_step_words);
        break;
      default: break;
    }
  return deliverable;
}

Effect read_effect(const Fields& fields, const yaml::Node& node) {
  Effect effect;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): effect.id = fields.text(value); break;
      case field("reported"): effect.reported = Fields::when(value); break;
      default: break;
    }
  return effect;
}

void read_unfilled(const Fields& fields, const yaml::Node& node, Need& need) {
  need.given_up = true;
  need.unfilled_span = node.span;
  for (const yaml::Node& value : fields.children(node))
    if (value.key == "date") need.unfilled = Fields::when(value);
}

Need read_need(const Fields& fields, const yaml::Node& node) {
  Need need;
  need.span = node.span;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): need.id = fields.text(value); break;
      case field("activity"): need.activity = fields.text(value); break;
      case field("count"): need.count = Fields::count(value).value_or(1); break;
      case field("asked"): need.asked = Fields::when(value); break;
      case field("role"): need.role = fields.text(value); break;
      case field("origin"): need.origin = fields.text(value); break;
      case field("background"): need.background = fields.text(value); break;
      case field("countries"): need.countries = fields.texts(value); break;
      case field("languages"): need.languages = fields.texts(value); break;
      case field("topics"): need.topics = fields.texts(value); break;
      case field("unfilled"): read_unfilled(fields, value, need); break;
      default: break;
    }
  return need;
}

FocalPoint read_focal_point(const Fields& fields, const yaml::Node& node) {
  FocalPoint point;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("organisation"): point.organisation = fields.text(value); break;
      case field("expert"): point.expert = fields.text(value); break;
      case field("from"): point.from = Fields::when(value); break;
      case field("to"): point.to = Fields::when(value); break;
      default: break;
    }
  return point;
}

void read_planned(const Fields& fields, const yaml::Node& node, Action& action) {
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "start") action.planned_start = Fields::when(value);
    if (value.key == "end") action.planned_end = Fields::when(value);
  }
}

void read_parts(const Fields& fields, const yaml::Node& value, Action& action) {
  switch (value.tag) {
    case field("activities"):
      action.activities = fields.list<Activity>(
          value, [&](const yaml::Node& node) { return read_activity(fields, node); });
      break;
    case field("missions"):
      action.missions = fields.list<Mission>(
          value, [&](const yaml::Node& node) { return read_mission(fields, node); });
      break;
    case field("results"):
      action.results = fields.list<Result>(
          value, [&](const yaml::Node& node) { return read_result(fields, node); });
      break;
    case field("effects"):
      action.effects = fields.list<Effect>(
          value, [&](const yaml::Node& node) { return read_effect(fields, node); });
      break;
    case field("needs"):
      action.needs =
          fields.list<Need>(value, [&](const yaml::Node& node) { return read_need(fields, node); });
      break;
    case field("focal_points"):
      action.focal_points = fields.list<FocalPoint>(
          value, [&](const yaml::Node& node) { return read_focal_point(fields, node); });
      break;
    case field("deliverables"):
      action.deliverables = fields.list<Deliverable>(
          value, [&](const yaml::Node& node) { return read_deliverable(fields, node); });
      break;
    default: break;
  }
}

}  // namespace

Action read_action(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Action action;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("request"): action.request = fields.text(value); break;
      case field("countries"): action.countries = fields.texts(value); break;
      case field("regional_organisation"): action.regional_organisation = fields.text(value); break;
      case field("region"): action.regions = fields.regions(value); break;
      case field("topics"): action.topics = fields.texts(value); break;
      case field("main_theme"): action.main_theme = fields.text(value); break;
      case field("phase"): action.phase = fields.text(value); break;
      case field("requesters"): action.requesters = fields.texts(value); break;
      case field("planned"): read_planned(fields, value, action); break;
      case field("events"):
        action.events = fields.events<ActionStep>(value, action_step_words);
        break;
      default: read_parts(fields, value, action); break;
    }
  return action;
}

}  // namespace mieux
