#include "mieux/changes/fieldwork/missions.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/procedure/experts/profile.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A mission as it is to be: its fields as they come to stand in the record.
struct Planned {
  const Store& store;
  const Record& record;
  std::string name;  ///< `benin/m6`
  Value fields;
  bool added = true;  ///< else it is there and changed

  [[nodiscard]] std::string at(std::string_view field) const { return text_at(fields, field); }
  [[nodiscard]] const Action& action() const { return store.actions()[record.position]; }
  /// How a person says it: `--expert ID` of a new one, `expert=ID` of one that is there.
  [[nodiscard]] std::string typed(const std::string& field, const std::string& value) const {
    return added ? "--" + field + " " + value : field + "=" + value;
  }
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
                  "name an expert: " + planned.typed("expert", "ID") + "; or " +
                      planned.typed("country", "COUNTRY") + " " +
                      planned.typed("background", "TERM") + " " + planned.typed("count", "N"));
  if (person && group)
    throw Failure(Exit::usage,
                  "a mission is of an expert, or of a number of a country and background, not both",
                  planned.added ? "leave out --expert, or --country, --background and --count"
                                : "take one of them away: expert=, or country= background= count=");
}

void require_expert(const Planned& planned) {
  const std::string id = planned.at("expert");
  if (id.empty() || planned.store.target(id, set_of(RecordKind::expert)) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const Record& record : planned.store.records(RecordKind::expert)) ids.push_back(record.id);
  throw Failure(Exit::usage, "there is no expert " + in_quotes(id),
                suggest(id, ids, "`mieux expert list` shows what there is"));
}

/// When the mission begins: on its own day, else on that of its activity.
When start_of(const Planned& planned) {
  if (const auto own = Date::parse(planned.at("start"))) return {*own, {}, true};
  const Activity* activity = find_activity_of(planned);
  return activity == nullptr ? When{} : activity->start;
}

/// Who was forgotten is sent nowhere; what they did before may still be recorded.
void require_not_forgotten(const Planned& planned) {
  const Record* record = planned.store.target(planned.at("expert"), set_of(RecordKind::expert));
  if (record == nullptr) return;
  const When& forgotten = planned.store.experts()[record->position].forgotten;
  const When start = start_of(planned);
  if (!forgotten.known || (start.known && start.date.last() < forgotten.date.first())) return;
  throw Failure(Exit::refused,
                "expert " + in_quotes(record->id) + " was forgotten on " +
                    forgotten.date.to_string() + ", and can be sent nowhere",
                "`mieux expert search` finds others; a mission before that day needs its day: " +
                    planned.typed("start", "DATE"));
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
      "name another activity: " + planned.typed("activity", "ID") + "; `mieux activity list " +
          std::string{planned.record.id} + "` shows them");
}

/// That the need is one of the Action, on the same activity, and is not given up.
void require_need(const Planned& planned, const EditedRecord& text) {
  const std::string id = planned.at("need");
  if (id.empty()) return;
  (void)require_part(text, planned.record, "needs", id);
  const Need* need = find_need(planned.action(), id);
  if (need == nullptr) return;
  const std::string name = std::string{planned.record.id} + "/" + id;
  if (need->given_up)
    throw Failure(Exit::refused, "the need " + name + " ended unfilled, so nobody is sent for it",
                  "`mieux need set " + name + " unfilled=` takes it up again");
  if (need->activity.is_there() && need->activity.value != planned.at("activity"))
    throw Failure(
        Exit::refused,
        "the need " + name + " is of activity " + std::string{need->activity.value} + ", not of " +
            (planned.at("activity").empty() ? "the Action as a whole" : planned.at("activity")),
        "`mieux need list " + std::string{planned.record.id} + "` shows the needs; " +
            planned.typed("activity", "ID"));
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
    if (other == planned.name) continue;
    throw Failure(
        Exit::refused,
        "expert " + in_quotes(planned.at("expert")) + " is on " +
            (mission.activity.is_there() ? "activity " + planned.at("activity") : "this Action") +
            " already, by mission " + other,
        "`mieux mission set " + other + " days=N` changes it; a second stay has days of its own: " +
            planned.typed("start", "DATE"));
  }
}

/// What may not be said of a mission, new or changed. Where the activity stays what it was, it may
/// have been dropped since: the mission is kept beside it.
void require_possible(const Planned& planned, const EditedRecord& text, bool moved) {
  require_somebody_named(planned);
  require_expert(planned);
  if (const std::string activity = planned.at("activity"); !activity.empty())
    (void)require_part(text, planned.record, "activities", activity);
  if (moved) require_not_dropped(planned);
  if (moved) require_not_forgotten(planned);
  require_need(planned, text);
  require_not_there_already(planned);
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

namespace {

/// `philippines/a2` of this Action is its `a2`.
void name_activity_by_id(Wish& wish, const Record& action) {
  if (wish.field == "activity") wish.value = part_id_of(wish.value, action);
}

/// A mission that answers a need is on the activity of it and has its role, unless others are said.
void take_over_from_need(const Store& store, const Record& action, PartWish& wish) {
  std::string need = text_at(wish.fields, "need");
  bool stated = !text_at(wish.fields, "activity").empty();
  bool has_role = !text_at(wish.fields, "role").empty();
  for (Wish& one : wish.wishes) {
    stated = stated || one.field == "activity";
    has_role = has_role || one.field == "role";
    if (one.field != "need") continue;
    one.value = part_id_of(one.value, action);
    need = one.value;
  }
  const Need* found = find_need(store.actions()[action.position], need);
  if (!stated && found != nullptr && found->activity.is_there())
    wish.wishes.push_back({Wish::Verb::set, "activity", std::string{found->activity.value}});
  if (!has_role && found != nullptr && found->role.is_there())
    wish.wishes.push_back({Wish::Verb::set, "role", std::string{found->role.value}});
}

/// What of a need the expert does not meet, if one is named: "origin, languages".
std::string misfits(const Planned& planned, const Need& need) {
  const Record* record = planned.store.target(planned.at("expert"), set_of(RecordKind::expert));
  if (record == nullptr) return {};
  const When start = start_of(planned);
  const ProfileFit fit =
      fit_of(planned.store.experts()[record->position], profile_of(need),
             {planned.store.vocabularies(), planned.store.programme().default_grouping.value,
              start.known ? start.date : Date{Date::earliest, Date::latest}});
  std::string all;
  for (const auto& [met, what] :
       {std::pair{fit.origin, "origin"}, std::pair{fit.background, "background"},
        std::pair{fit.country, "country"}, std::pair{fit.languages, "languages"},
        std::pair{fit.topic, "topics"}})
    if (met == Truth::no) all += (all.empty() ? "" : ", ") + std::string{what};
  return all;
}

/// Experts that a need does not ask for, or more than it asks for, are no error, but may be a slip.
void note_on_need(const Planned& planned, Change& change) {
  const Need* need = find_need(planned.action(), planned.at("need"));
  if (need == nullptr) return;
  const std::string name = std::string{planned.record.id} + "/" + planned.at("need");
  if (const std::string missing = misfits(planned, *need); !missing.empty())
    change.notes.push_back(
        {"the expert does not meet what " + name + " asks for: " + missing,
         {},
         "`mieux need show " + name + "` shows it; `mieux expert propose` proposes who meets it",
         Severity::warning});
  change.notes_on_result = [name, id = std::string{need->id.value},
                            action = std::string{planned.record.id}](const Store& result) {
    std::vector<Note> notes;
    const Record* record = result.target(action, set_of(RecordKind::action));
    if (record == nullptr) return notes;
    const Action& now = result.actions()[record->position];
    const Need* meant = find_need(now, id);
    if (meant == nullptr) return notes;
    const NeedStanding standing = standing_of(now, *meant, {Date::latest, Date::latest});
    const std::string found = std::to_string(standing.found.known);
    if (const std::uint32_t lacking = lacking_persons(*meant, standing); lacking > 0)
      notes.push_back({name + " still needs " + counted(lacking, "expert")});
    else if (standing.found.known > meant->count)
      notes.push_back({name + " asks for " + counted(meant->count, "expert") + ", and " + found +
                           " are on missions that answer it",
                       {},
                       "`mieux need set " + name + " count=" + found + "` asks for all of them",
                       Severity::warning});
    return notes;
  };
}

/// No fields where nothing is left.
Value fields_at(const EditedRecord& text, const yaml::Path& path) {
  const yaml::Node* node = yaml::find(text.document(), path);
  return node == nullptr ? Value{Value::Mapping{}, false} : yaml::value_of(text.document(), *node);
}

}  // namespace

Change new_mission(const Store& store, const Record& action, const PartWish& wanted,
                   const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  PartWish wish = wanted;
  for (Wish& one : wish.wishes) name_activity_by_id(one, action);
  take_over_from_need(store, action, wish);
  const NewPart added = add_part(store, text, "missions", wish, taken);
  const Planned planned{store, action, std::string{action.id} + "/" + added.id,
                        fields_at(text, added.path)};
  require_possible(planned, text, true);
  Change change{{{Store::path_of(action), before, text.text()}},
                sentence_of(planned),
                "`mieux mission list " + std::string{action.id} + "` shows who goes"};
  note_on_need(planned, change);
  return change;
}

Change set_mission(const Store& store, const Record& action, std::string_view id,
                   const std::vector<Wish>& given) {
  std::vector<Wish> wishes = given;
  for (Wish& wish : wishes) name_activity_by_id(wish, action);
  const std::string part = (id.starts_with("missions.") ? "" : "missions.") + std::string{id};
  Change change = set_fields(store, action, part, wishes);
  const EditedRecord before(store, action);
  const EditedRecord after(store, RecordKind::action, Store::path_of(action),
                           change.files.front().after.value_or(std::string{}));
  const yaml::Path path =
      find_place(store.schemas(), RecordKind::action, before.document(), {}, part).path;
  const Value old = fields_at(before, path);
  const Planned planned{store, action, std::string{action.id} + "/" + std::string{id},
                        fields_at(after, path), false};
  const auto changed = [&](std::string_view field) {
    return text_at(old, field) != planned.at(field);
  };
  // What somebody wrote by hand and does not touch now is left to the rules.
  constexpr std::array<std::string_view, 7> decisive{"expert", "country",  "background", "count",
                                                     "need",   "activity", "start"};
  if (std::ranges::any_of(decisive, changed)) require_possible(planned, after, changed("activity"));
  return change;
}

}  // namespace mieux
