// What can be asked of the needs of Actions.
#include <array>

#include "facts.hpp"
#include "mieux/procedure/experts/profile.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"

namespace mieux {
namespace {

const Need& need_at(const View& view, const Unit& unit) {
  return action_at(view, *unit.record).needs[unit.index];
}
NeedStanding standing_at(const View& view, const Unit& unit) {
  return standing_of(action_at(view, *unit.record), need_at(view, unit), view.as_of);
}
/// Those of the need, else those of its Action.
void need_topics(const View& view, const Unit& unit, Values& values) {
  const List<Text>& own = need_at(view, unit).topics;
  add(values, own.empty() ? action_at(view, *unit.record).topics : own);
}

constexpr std::string_view standing_reads =
    "asked count unfilled activity action:missions.need action:missions.count "
    "action:missions.activity action:activities.outcome";

/// How many on the roster meet what is asked for.
void need_covered_by(const View& view, const Unit& unit, Values& values) {
  const ExpertProfile profile = profile_of(need_at(view, unit));
  const Count found = covering(view.store, profile, view.grouping, view.as_of);
  values.push_back({{}, {}, static_cast<double>(found.known), !found.exact});
}
constexpr std::string_view covered_reads =
    "origin background countries languages topics expert:country expert:background "
    "expert:languages.language expert:topics expert:registered expert:forgotten";

constexpr auto need_table = std::to_array<DerivedField>({
    {"state", FieldType::term, "", 0, standing_reads,
     [](const View& view, const Unit& unit, Values& values) {
       const NeedStanding standing = standing_at(view, unit);
       if (standing.state != NeedState::none)
         values.push_back({word_of(standing.state), {}, 0, !standing.certain});
     }},
    {"count", FieldType::number, "", 0, "count",
     [](const View& view, const Unit& unit, Values& values) {
       values.push_back({{}, {}, static_cast<double>(need_at(view, unit).count), false});
     },
     true},
    {"found", FieldType::number, "", 0, standing_reads,
     [](const View& view, const Unit& unit, Values& values) {
       const Count found = standing_at(view, unit).found;
       values.push_back({{}, {}, static_cast<double>(found.known), !found.exact});
     },
     true},
    {"origin", FieldType::term, "", 0, "origin",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, need_at(view, unit).origin);
     }},
    {"background", FieldType::term, "expert_backgrounds", 0, "background",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, need_at(view, unit).background);
     }},
    {"from_country", FieldType::term, "countries", 0, "countries",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, need_at(view, unit).countries);
     }},
    {"language", FieldType::text, "", 0, "languages",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, need_at(view, unit).languages);
     }},
    {"topic", FieldType::term, "topics", 0, "topics action:topics", need_topics},
    {"asked", FieldType::date, "", 0, "asked",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, need_at(view, unit).asked);
     }},
    {"covered_by", FieldType::number, "", 0, covered_reads, need_covered_by, true},
    {"action", FieldType::reference, "", set_of(RecordKind::action), "action:id",
     [](const View&, const Unit& unit, Values& values) { add(values, unit.record->id); }},
});

}  // namespace

std::span<const DerivedField> need_fields() { return need_table; }

}  // namespace mieux
