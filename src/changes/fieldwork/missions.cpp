#include "mieux/changes/fieldwork/missions.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A mission that is to be added: its fields as they come to stand in the record.
struct Planned {
  const Store& store;
  const Record& record;
  std::string name;  ///< `benin/m6`
  Value fields;

  [[nodiscard]] std::string at(std::string_view field) const { return text_at(fields, field); }
  [[nodiscard]] const Action& action() const { return store.actions()[record.position]; }
};

const Activity* find_activity_of(const Planned& planned) {
  for (const Activity& activity : planned.action().activities)
    if (activity.id.value == planned.at("activity")) return &activity;
  return nullptr;
}

void require_somebody_named(const Planned& planned) {
  const bool group = !planned.at("country").empty() || !planned.at("background").empty() ||
                     !planned.at("count").empty();
  const bool person = !planned.at("expert").empty();
  if (!person && !group)
    throw Failure(Exit::usage, "who goes on the mission is not said",
                  "name an expert: --expert ID; or --country COUNTRY --background TERM --count N");
  if (person && group)
    throw Failure(Exit::usage,
                  "a mission is of an expert, or of a number of a country and background, not both",
                  "leave out --expert, or --country, --background and --count");
}

void require_expert(const Planned& planned) {
  const std::string id = planned.at("expert");
  if (id.empty() || planned.store.target(id, set_of(RecordKind::expert)) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const Record& record : planned.store.records(RecordKind::expert)) ids.push_back(record.id);
  throw Failure(Exit::usage, "there is no expert " + in_quotes(id),
                suggest(id, ids, "`mieux expert list` shows what there is"));
}

/// That the activity takes place, as far as is known.
void require_not_dropped(const Planned& planned) {
  const Activity* activity = find_activity_of(planned);
  if (activity == nullptr || !is_dropped(*activity)) return;
  const std::string name = std::string{planned.record.id} + "/" + planned.at("activity");
  if (activity->state == ActivityState::postponed)
    throw Failure(Exit::refused, name + " is postponed, so nobody can be sent to it yet",
                  "`mieux activity schedule " + name + " --start DATE` plans it anew");
  throw Failure(
      Exit::refused,
      name +
          (activity->state == ActivityState::cancelled ? " was cancelled" : " was not taken up") +
          ", so nobody can be sent to it",
      "name another activity: --activity ID; `mieux activity list " +
          std::string{planned.record.id} + "` shows them");
}

/// The days of a mission that has none of its own are those of its activity.
void require_not_there_already(const Planned& planned) {
  if (planned.at("expert").empty() || !planned.at("start").empty()) return;
  for (const Mission& mission : planned.action().missions) {
    if (mission.expert.value != planned.at("expert") || mission.start.known ||
        mission.activity.value != planned.at("activity"))
      continue;
    const std::string other =
        std::string{planned.record.id} + "/" + mission_name(planned.action(), mission);
    throw Failure(
        Exit::refused,
        "expert " + in_quotes(planned.at("expert")) + " is on " +
            (mission.activity.is_there() ? "activity " + planned.at("activity") : "this Action") +
            " already, by mission " + other,
        "`mieux mission set " + other +
            " days=N` changes it; a second stay has days of its own: --start DATE");
  }
}

/// `w4nb8t (Ghana)`, or `2 of France`.
std::string who(const Planned& planned) {
  const Vocabularies& words = planned.store.vocabularies();
  if (const std::string expert = planned.at("expert"); !expert.empty()) {
    const Record* record = planned.store.target(expert, set_of(RecordKind::expert));
    const Text& country = planned.store.experts()[record->position].country;
    return "expert " + expert +
           (country.is_there() ? " (" + std::string{words.label("countries", country.value)} + ")"
                               : std::string{});
  }
  const std::string count = planned.at("count");
  const std::string experts = count.empty() || count == "1" ? "one expert"
                              : count == "unknown"          ? "experts"
                                                            : count + " experts";
  const std::string country = planned.at("country");
  return experts +
         (country.empty() ? "" : " (" + std::string{words.label("countries", country)} + ")");
}

std::string sentence_of(const Planned& planned) {
  const std::string activity = planned.at("activity");
  const std::string days = planned.at("days");
  return planned.name + ": " + who(planned) + " on " +
         (activity.empty() ? std::string{"the Action"} : "activity " + activity) +
         (days.empty() ? "" : ", " + days + (days == "1" ? " day" : " days"));
}

}  // namespace

Change new_mission(const Store& store, const Record& action, const PartWish& wanted,
                   const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  PartWish wish = wanted;
  for (Wish& one : wish.wishes)
    if (one.field == "activity") one.value = part_id_of(one.value, action);
  const NewPart added = add_part(store, text, "missions", wish, taken);
  const Planned planned{store, action, std::string{action.id} + "/" + added.id,
                        yaml::value_of(text.document(), *yaml::find(text.document(), added.path))};
  require_somebody_named(planned);
  require_expert(planned);
  if (const std::string activity = planned.at("activity"); !activity.empty())
    (void)require_part(text, action, "activities", activity);
  require_not_dropped(planned);
  require_not_there_already(planned);
  return {{{Store::path_of(action), before, text.text()}},
          sentence_of(planned),
          "`mieux mission list " + std::string{action.id} + "` shows who goes"};
}

}  // namespace mieux
