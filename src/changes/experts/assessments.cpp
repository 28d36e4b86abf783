#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "roster_texts.hpp"

namespace mieux {

using yaml::Value;

namespace {

/// The mission that is assessed, by its place in the Action. Fails (3) if there is none, or
/// several.
std::uint32_t mission_assessed(const RosterExpert& who, const Record& action,
                               const std::string& id) {
  const Action& known = who.store.actions()[action.position];
  const Deployments deployments(who.store);
  std::vector<std::uint32_t> found;
  std::string names;
  for (const Deployment& one : deployments.of(who.expert)) {
    if (one.record != &action) continue;
    const std::string name = mission_name(known, *one.mission);
    if (!id.empty() && name != id) continue;
    found.push_back(static_cast<std::uint32_t>(one.mission - known.missions.data()));
    names += (names.empty() ? "" : ", ") + std::string{action.id} + "/" + name;
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    refuse(told(who.expert) + " has no mission" + (id.empty() ? "" : " " + in_quotes(id)) + " in " +
               std::string{action.id},
           "`mieux expert history " + std::string{who.expert.id} + "` shows the missions");
  refuse(told(who.expert) + " has several missions in " + std::string{action.id},
         "name one of them: " + names);
}

void require_not_assessed(const RosterExpert& who, const Record& action,
                          const std::string& mission) {
  for (const Assessment& one : personal_part(who).assessments)
    if (who.store.target(one.action.value, set_of(RecordKind::action)) == &action &&
        one.mission.value == mission)
      refuse_privately(
          std::string{action.id} + "/" + mission + " is assessed already",
          "`mieux expert history " + std::string{who.expert.id} + " --private` shows it");
}

}  // namespace

Change assess_expert(const RosterExpert& who, const Record& action, const std::string& id,
                     const AssessmentWish& wish, const Circumstances& circumstances) {
  if (trimmed(wish.rating).empty() && trimmed(wish.text).empty())
    throw Failure(Exit::usage, "nothing is said of the work", "add --rating TERM or --text TEXT");
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  EditedRecord text = personal_text(who);
  const std::string before = text.text();
  const std::uint32_t index = mission_assessed(who, action, id);
  const Action& known = who.store.actions()[action.position];
  const Mission& mission = known.missions[index];
  const std::string name = std::string{action.id} + "/" + mission_name(known, mission);
  if (took_place(known, mission, circumstances.as_of) == Truth::no)
    refuse(name + " has not begun, or did not take place",
           "`mieux mission show " + name + "` shows its days");
  const Clocks clocks(who.store);
  if (!wish.without_report &&
      report_on_mission(who.store, clocks, action, index, circumstances.as_of).report == nullptr)
    refuse("the report on " + name + " has not come in",
           "`mieux expert report-received " + name +
               "` records it; --without-report assesses without one");
  const std::string mission_id = mission_name(known, mission);
  require_not_assessed(who, action, mission_id);
  Value::Mapping fields{{"date", Value::text(day.text)},
                        {"action", Value::text(std::string{action.id})}};
  if (mission.activity.is_there())
    fields.emplace_back("activity", Value::text(std::string{mission.activity.value}));
  fields.emplace_back("mission", Value::text(mission_id));
  for (const auto& [field, value] :
       {std::pair{"by", wish.by}, std::pair{"rating", wish.rating}, std::pair{"text", wish.text}})
    if (!trimmed(value).empty())
      fields.emplace_back(field, Value::text(std::string{trimmed(value)}));
  text.append({"assessments"}, Value{std::move(fields), false});
  return of_roster(text.path(), before, text,
                   told(who.expert) + ": assessment of " + name + " recorded",
                   "`mieux expert history " + std::string{who.expert.id} + " --private` shows it");
}

}  // namespace mieux
