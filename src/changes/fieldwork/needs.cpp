#include "mieux/changes/fieldwork/needs.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"
#include "named_part.hpp"

namespace mieux {
namespace {

using yaml::Value;

std::string part_name(const Record& action, std::string_view id) {
  return std::string{action.id} + "/" + std::string{id};
}

void require_taking_place(const Store& store, const Record& action, const EditedRecord& text,
                          const Value& fields) {
  const std::string id = text_at(fields, "activity");
  if (id.empty()) return;
  (void)require_part(text, action, "activities", id);
  const Activity* activity = find_activity(store.actions()[action.position], id);
  if (activity == nullptr || (activity->state != ActivityState::cancelled &&
                              activity->state != ActivityState::not_taken_up))
    return;
  throw Failure(
      Exit::refused,
      part_name(action, id) +
          (activity->state == ActivityState::cancelled ? " was cancelled" : " was not taken up") +
          ", so nobody is needed for it",
      "`mieux activity list " + std::string{action.id} + "` shows the activities");
}

/// Do two needs in the text of an Action ask for the same, whatever their numbers?
bool ask_for_the_same(const EditedRecord& text, std::uint32_t one, std::uint32_t other) {
  constexpr std::array<const char*, 7> profile{"activity",  "role",      "origin", "background",
                                               "countries", "languages", "topics"};
  return std::ranges::all_of(profile, [&](const char* field) {
    const yaml::Node* a = yaml::find(text.document(), {"needs", one, field});
    const yaml::Node* b = yaml::find(text.document(), {"needs", other, field});
    if (a == nullptr || b == nullptr) return a == b;
    return yaml::same(yaml::value_of(text.document(), *a), yaml::value_of(text.document(), *b));
  });
}

/// Fails (3) if the last need of the text asks for what another one asks for, that is still open.
void refuse_the_same(const Store& store, const Record& action, const EditedRecord& text,
                     AsOf as_of) {
  const Action& known = store.actions()[action.position];
  const auto last = static_cast<std::uint32_t>(known.needs.size());
  for (std::uint32_t i = 0; i < last; ++i) {
    const Need& need = known.needs[i];
    if (standing_of(known, need, as_of).state != NeedState::open ||
        !ask_for_the_same(text, i, last))
      continue;
    const std::string name = part_name(action, name_of(known, Part::need, i));
    throw Failure(Exit::refused,
                  name + " asks for the same " + counted(need.count, "expert") + " and is open",
                  "`mieux need set " + name + " count=N` asks for more of them");
  }
}

/// `2 experts for activity a4`.
std::string sentence_part(const Value& fields) {
  const std::string count = text_at(fields, "count");
  const std::string activity = text_at(fields, "activity");
  return (count.empty() || count == "1" ? std::string{"one expert"} : count + " experts") +
         (activity.empty() ? std::string{} : " for activity " + activity);
}

}  // namespace

namespace {

/// Teams are proposed for an activity.
std::string next_of(const Record& action, const std::string& activity, const std::string& need) {
  const std::string id{action.id};
  if (activity.empty())
    return "`mieux expert search` finds experts; `mieux expert deploy ID " + id + " --need " +
           need + "` sends one";
  return "`mieux expert propose " + id + "/" + std::string{part_id_of(activity, action)} +
         " --need " + need + "` proposes who could go";
}

}  // namespace

Change new_need(const Store& store, const Record& action, const Value& given, const std::string& on,
                const Circumstances& circumstances) {
  Value fields = given;
  const TypedDate day = typed_past_date(on, circumstances.as_of);
  std::get<Value::Mapping>(fields.data).emplace_back("asked", Value::text(day.text));
  EditedRecord text(store, action);
  const std::string before = text.text();
  require_taking_place(store, action, text, fields);
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, need_parts.field, fields, taken);
  refuse_the_same(store, action, text, circumstances.as_of);
  const std::string name = part_name(action, added.id);
  return {{{Store::path_of(action), before, text.text()}},
          name + ": " + sentence_part(fields) + " asked for",
          next_of(action, text_at(fields, "activity"), added.id)};
}

Change give_up_need(const Store& store, const Record& action, std::string_view need,
                    const UnfilledWish& wish, const Circumstances& circumstances) {
  if (trimmed(wish.reason).empty())
    throw Failure(Exit::usage, "why nobody was found is not said",
                  "say it in words: --reason TEXT");
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  EditedRecord text(store, action);
  const std::string before = text.text();
  const NamedPart named = part_named(text, action, need_parts, need);
  const Action& known = store.actions()[action.position];
  const Need& meant = known.needs[named.position];
  if (meant.given_up)
    throw Failure(Exit::refused,
                  named.name + " ended unfilled already" +
                      (meant.unfilled.known ? ", " + in_words(meant.unfilled.date) : ""),
                  "`mieux need set " + named.name + " unfilled.reason=TEXT` corrects it; " +
                      "unfilled= takes it back");
  const NeedStanding standing = standing_of(known, meant, circumstances.as_of);
  if (standing.state == NeedState::filled)
    throw Failure(Exit::refused,
                  named.name + " is filled: " + counted(standing.found.known, "expert") + " of " +
                      std::to_string(meant.count) + " found",
                  "`mieux mission list " + std::string{action.id} +
                      "` shows them; remove a mission that does not take place first");
  yaml::Path path = named.path;
  path.emplace_back("unfilled");
  text.put(path, Value{Value::Mapping{{"date", Value::text(day.text)},
                                      {"reason", Value::text(std::string{trimmed(wish.reason)})}},
                       false});
  return {{{Store::path_of(action), before, text.text()}},
          named.name + ": ended unfilled " + in_words(day.date),
          "`mieux need list " + std::string{action.id} + "` shows how the needs stand"};
}

}  // namespace mieux
