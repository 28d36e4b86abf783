// What an Action has beside its activities: changes of the plan, focal points of the partner.
#include "mieux/changes/fieldwork/plan_and_focal_points.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/wishes/past_date.hpp"

namespace mieux {
namespace {

using yaml::Value;

void require_words(const std::string& text, const std::string& what, const std::string& option) {
  if (trimmed(text).empty())
    throw Failure(Exit::usage, what + " is not said", "say it in words: " + option);
}

/// Fails (3) for a last day that is before the first one, whatever the unknown days are.
void require_from_before_to(const std::string& name, std::string_view from, const TypedDate& to) {
  const auto first = Date::parse(from);
  if (!first || before(to.date, *first) != Truth::yes) return;
  throw Failure(Exit::refused,
                name + " is focal point from " + std::string{from} + " on, so not until " + to.text,
                "correct the day: --to DATE");
}

/// The text of a field of a part; empty if it has none.
std::string_view text_of_part(const EditedRecord& record, yaml::Path part, const std::string& key) {
  part.emplace_back(key);
  const yaml::Node* found = yaml::find(record.document(), part);
  return found == nullptr ? std::string_view{} : found->text;
}

std::string focal_point_name(const EditedRecord& record, const yaml::Path& part) {
  const std::string level{text_of_part(record, part, "level")};
  return std::string{text_of_part(record, part, "organisation")} +
         (level.empty() ? "" : " (" + level + ")");
}

/// Fails (3) if the Action has the same focal point, and it lasts.
void refuse_same(const Record& action, const EditedRecord& record, const FocalPointWish& wish) {
  const yaml::Node* list = yaml::find(record.document(), {"focal_points"});
  for (std::uint32_t i = 0; list != nullptr && i < list->size; ++i) {
    const yaml::Path part{"focal_points", i};
    if (!text_of_part(record, part, "to").empty() ||
        text_of_part(record, part, "organisation") != wish.organisation ||
        !same_word(text_of_part(record, part, "level"), trimmed(wish.level)))
      continue;
    const std::string name =
        std::string{action.id} + "/" + std::string{text_of_part(record, part, "id")};
    throw Failure(
        Exit::refused, name + " is this focal point already: " + focal_point_name(record, part),
        "`mieux action end-focal-point " + name + " --to DATE` records that it has ended");
  }
}

[[noreturn]] void fail_unknown_focal_point(const Record& action, const EditedRecord& record,
                                           const std::string& id) {
  std::vector<std::string> names;
  const yaml::Node* list = yaml::find(record.document(), {"focal_points"});
  for (std::uint32_t i = 0; list != nullptr && i < list->size; ++i) {
    const yaml::Path part{"focal_points", i};
    names.push_back(std::string{text_of_part(record, part, "id")} + ": " +
                    focal_point_name(record, part));
  }
  const std::string action_id{action.id};
  throw Failure(Exit::usage, "there is no focal point " + in_quotes(id) + " in " + action_id,
                names.empty() ? "`mieux action add-focal-point " + action_id +
                                    " ORGANISATION --level TEXT` adds one"
                              : "it has " + joined(names, "; "));
}

}  // namespace

Change add_plan_change(const Store& store, const Record& action, const PlanChangeWish& wish,
                       const Circumstances& circumstances) {
  require_words(wish.what, "what changed in the plan", "--what TEXT");
  require_words(wish.why, "why the plan changed", "--why TEXT");
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  const Value fields{Value::Mapping{{"what", Value::text(std::string{trimmed(wish.what)})},
                                    {"date", Value::text(day.text)},
                                    {"why", Value::text(std::string{trimmed(wish.why)})}}};
  const NewPart added = add_part(store, text, "plan_changes", fields, taken);
  const std::string id{action.id};
  return {{{Store::path_of(action), before, text.text()}},
          id + "/" + added.id + ": change of the plan",
          "`mieux action show " + id + "` shows the Action with all changes of its plan"};
}

Change add_focal_point(const Store& store, const Record& action, const FocalPointWish& wish,
                       const Circumstances& circumstances) {
  require_words(wish.level, "the level of the focal point", "--level TEXT, such as \"director\"");
  EditedRecord text(store, action);
  const std::string before = text.text();
  refuse_same(action, text, wish);
  Value::Mapping fields{{"organisation", Value::text(wish.organisation)},
                        {"level", Value::text(std::string{trimmed(wish.level)})}};
  if (!wish.expert.empty()) fields.emplace_back("expert", Value::text(wish.expert));
  if (!wish.from.empty())
    fields.emplace_back("from", Value::text(typed_date(wish.from, circumstances.as_of).text));
  if (!wish.to.empty()) {
    const TypedDate to = typed_date(wish.to, circumstances.as_of);
    require_from_before_to(wish.organisation, wish.from, to);
    fields.emplace_back("to", Value::text(to.text));
  }
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added =
      add_part(store, text, "focal_points", Value{std::move(fields), false}, taken);
  const std::string name = std::string{action.id} + "/" + added.id;
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new focal point " + focal_point_name(text, added.path),
          "`mieux action end-focal-point " + name + " --to DATE` once somebody else is"};
}

Change end_focal_point(const Store& store, const Record& action, const std::string& part,
                       const std::string& to, const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  yaml::Path place = place_of_part(text.document(), "focal_points", part);
  if (place.empty()) fail_unknown_focal_point(action, text, part);
  const std::string id{action.id};
  const std::string who = focal_point_name(text, place);
  if (const std::string_view end = text_of_part(text, place, "to"); !end.empty())
    throw Failure(Exit::refused, who + " was focal point until " + std::string{end} + " already",
                  "`mieux action set " + id + " focal_points." + part + ".to=DATE` corrects it");
  const TypedDate day = typed_date(to, circumstances.as_of);
  require_from_before_to(who, text_of_part(text, place, "from"), day);
  place.emplace_back("to");
  text.put(place, Value::text(day.text));
  return {{{Store::path_of(action), before, text.text()}},
          id + "/" + part + ": " + who + " is focal point until " + day.text,
          "`mieux action add-focal-point " + id + " ORGANISATION --level TEXT` adds the next one"};
}

}  // namespace mieux
