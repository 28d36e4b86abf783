#include "mieux/records/programme.hpp"

#include <algorithm>

#include "field_reader.hpp"

namespace mieux {
namespace {

/// Of `title_fr` and its like.
void read_translated(const Fields& fields, const yaml::Node& value,
                     std::vector<TranslatedTitle>& titles) {
  constexpr std::string_view begin = "title_";
  if (value.key.starts_with(begin))
    titles.push_back({std::string{value.key.substr(begin.size())}, fields.text(value)});
}

Phase read_phase(const Fields& fields, const yaml::Node& node) {
  Phase phase;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): phase.id = fields.text(value); break;
      case field("title"): phase.title = fields.text(value); break;
      case field("from"): phase.from = Fields::when(value); break;
      case field("to"): phase.to = Fields::when(value); break;
      case field("themes"): phase.themes = fields.texts(value); break;
      default: read_translated(fields, value, phase.translated); break;
    }
  return phase;
}

Grouping read_grouping(const Fields& fields, const yaml::Node& node) {
  Grouping grouping;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "id") grouping.id = fields.text(value);
    if (value.key == "title") grouping.title = fields.text(value);
    read_translated(fields, value, grouping.translated);
  }
  return grouping;
}

Member read_member(const Fields& fields, const yaml::Node& node) {
  Member member;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "name") member.name = fields.text(value);
    if (value.key == "from") member.from = Fields::when(value);
    if (value.key == "to") member.to = Fields::when(value);
  }
  return member;
}

SteeringGroup read_steering_group(const Fields& fields, const yaml::Node& node) {
  SteeringGroup group;
  bool silence = false;
  std::optional<std::uint32_t> days;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "members")
      for (const yaml::Node& member : fields.children(value))
        group.members.push_back(read_member(fields, member));
    if (value.key == "decision")
      for (const yaml::Node& part : fields.children(value)) {
        if (part.key == "rule") silence = part.text == "silence";
        if (part.key == "days") days = Fields::count(part);
      }
  }
  if (silence) group.silence_days = days;  // without days silence says nothing
  return group;
}

/// Far beyond what the schema allows, so that no sum of lengths overflows.
constexpr std::uint32_t longest = 1'000'000;

ClockRule read_clock(const Fields& fields, const yaml::Node& node) {
  ClockRule clock;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): clock.id = fields.text(value); break;
      case field("title"): clock.title = fields.text(value); break;
      case field("from"): clock.from = fields.text(value); break;
      case field("to"): clock.to = fields.text(value); break;
      case field("length"):
        for (const yaml::Node& part : fields.children(value)) {
          const std::uint32_t length = std::min(Fields::count(part).value_or(0), longest);
          if (part.key == "days") clock.days += length;
          if (part.key == "weeks") clock.days += 7 * length;
          if (part.key == "months") clock.months += length;
        }
        break;
      default: break;
    }
  return clock;
}

Scale read_scale(const Fields& fields, const yaml::Node& node) {
  Scale scale;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "id") scale.id = fields.text(value);
    if (value.key == "levels")
      scale.levels = fields.list<Answer>(value, [&](const yaml::Node& level) {
        return Answer{fields.text(level), {}};
      });
  }
  return scale;
}

ListedForm read_listed_form(const Fields& fields, const yaml::Node& node) {
  ListedForm form;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): form.id = fields.text(value); break;
      case field("version"): form.version = fields.text(value); break;
      case field("tool"): form.tool = fields.text(value); break;
      case field("scale"): form.scale = fields.text(value); break;
      default: break;
    }
  return form;
}

/// The largest weight that the schema allows, so that no sum of points overflows.
constexpr double most_points = 1000;

MatchingWeights read_matching(const Fields& fields, const yaml::Node& node) {
  MatchingWeights weights;
  for (const yaml::Node& list : fields.children(node))
    if (list.tag == field("weights"))
      for (const yaml::Node& value : fields.children(list))
        for (const auto& [name, weight] : matching_weights)
          if (value.key == name)
            weights.*weight =
                static_cast<int>(std::clamp(Fields::number(value), -most_points, most_points));
  // Those of the team as a whole only add: the search for the best team relies on it.
  for (int* const of_team : {&weights.topic, &weights.spread, &weights.gender})
    *of_team = std::max(*of_team, 0);
  return weights;
}

/// What `read` makes of each table of a list.
template <typename Read, typename One>
void append_all(const Fields& fields, const yaml::Node& list, Read read, std::vector<One>& all) {
  for (const yaml::Node& node : fields.children(list)) all.push_back(read(fields, node));
}

/// Does an indicator of an objective say how it is counted?
bool counts_indicators(const Fields& fields, const yaml::Node& objectives) {
  for (const yaml::Node& objective : fields.children(objectives))
    for (const yaml::Node& value : fields.children(objective))
      if (value.tag == field("indicators"))
        for (const yaml::Node& indicator : fields.children(value))
          for (const yaml::Node& said : fields.children(indicator))
            if (said.tag == field("count")) return true;
  return false;
}

}  // namespace

Programme read_programme(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Programme programme;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("title"): programme.title = fields.text(value); break;
      case field("donor"): programme.donor = fields.text(value); break;
      case field("implementer"): programme.implementer = fields.text(value); break;
      case field("private_roster"): programme.private_roster = fields.text(value); break;
      case field("roster_id"): programme.roster_id = fields.text(value); break;
      case field("private"): programme.private_store = Fields::is_true(value); break;
      case field("phases"): append_all(fields, value, read_phase, programme.phases); break;
      case field("groupings"): append_all(fields, value, read_grouping, programme.groupings); break;
      case field("objectives"):
        programme.counts_indicators = counts_indicators(fields, value);
        break;
      case field("steering_group"):
        programme.steering_group = read_steering_group(fields, value);
        break;
      case field("clocks"): append_all(fields, value, read_clock, programme.clocks); break;
      case field("feedback_scales"):
        programme.scales = fields.list<Scale>(
            value, [&](const yaml::Node& scale) { return read_scale(fields, scale); });
        break;
      case field("feedback_forms"):
        append_all(fields, value, read_listed_form, programme.forms);
        break;
      case field("matching"): programme.matching = read_matching(fields, value); break;
      case field("default_grouping"): programme.default_grouping = fields.text(value); break;
      default: break;
    }
  return programme;
}

const Scale* Programme::scale(std::string_view id) const {
  for (const Scale& one : scales)
    if (one.id.value == id) return &one;
  return nullptr;
}

bool Programme::lists_form(std::string_view id) const {
  return std::any_of(forms.begin(), forms.end(),
                     [&](const ListedForm& form) { return form.id.value == id; });
}

std::optional<Day> first_day(const Programme& programme) {
  std::optional<Day> first;
  for (const Phase& phase : programme.phases) {
    const Day begin = phase.period().first();
    if (begin == Date::earliest) return std::nullopt;
    if (!first || begin < *first) first = begin;
  }
  return first;
}

}  // namespace mieux
