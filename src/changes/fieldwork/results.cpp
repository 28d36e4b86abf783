#include "mieux/changes/fieldwork/results.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "named_part.hpp"

namespace mieux {
namespace {

using yaml::Value;

Value text_of_day(const TypedDate& day) { return Value::text(day.text); }

std::string refusal_hint(const std::string& name) {
  return "`mieux result record-achieved " + name +
         " --on DATE` corrects the day, --evidence TEXT what proves it";
}

}  // namespace

Change new_result(const Store& store, const Record& action, const Value& fields,
                  const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  refuse_same_title(text, action, result_parts, text_at(fields, "title"));
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, result_parts.field, fields, taken);
  const std::string name = std::string{action.id} + "/" + added.id;
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new result",
          "`mieux result record-achieved " + name + " --evidence TEXT` once it is achieved"};
}

Change record_achieved(const Store& store, const Record& action, std::string_view part,
                       const AchievedWish& wish, const Circumstances& circumstances) {
  const TypedDate day = typed_past_date(wish.on, circumstances.as_of);
  EditedRecord text(store, action);
  const std::string before = text.text();
  const NamedPart named = part_named(text, action, result_parts, part);
  const Result& result = store.actions()[action.position].results[named.position];
  const When achieved = result.achieved;
  // Of one that was achieved on a day nobody knows, evidence alone does not tell the day.
  const bool only_evidence =
      !result.expected && !achieved.known && wish.on.empty() && !wish.evidence.empty();
  const bool says_day =
      !only_evidence && (!achieved.known || !(wish.on.empty() || achieved.date == day.date));
  if (!says_day && wish.evidence.empty())
    throw Failure(Exit::refused, named.name + " was achieved already, " + in_words(achieved.date),
                  refusal_hint(named.name));
  const auto below = [&](const std::string& field) {
    yaml::Path path = named.path;
    path.emplace_back(field);
    return path;
  };
  if (says_day) text.put(below("achieved"), text_of_day(day));
  if (!wish.evidence.empty()) text.put(below("evidence"), Value::text(wish.evidence));
  if (yaml::find(text.document(), below("expected")) != nullptr)
    text.edit({yaml::Edit::What::remove, below("expected"), {}});
  std::string what = only_evidence ? "achieved, with its evidence"
                                   : "achieved " + in_words(says_day ? day.date : achieved.date);
  if (achieved.known)
    what +=
        ", corrected" + (says_day ? " (it was " + achieved.date.to_string() + ")" : std::string{});
  return {{{Store::path_of(action), before, text.text()}},
          named.name + (named.title.empty() ? std::string{} : " " + in_quotes(named.title)) + ": " +
              what,
          "`mieux effect add " + std::string{action.id} +
              " --title TEXT` records what happens because of it"};
}

namespace {

/// Does the effect say the same as these fields: what, how many, of what and where?
bool says_the_same(const EditedRecord& text, const yaml::Path& effect, const Value& fields) {
  const auto there = [&](const char* field) {
    yaml::Path path = effect;
    path.emplace_back(field);
    const yaml::Node* node = yaml::find(text.document(), path);
    return node == nullptr ? std::string_view{} : node->text;
  };
  return same_name(there("title"), text_at(fields, "title")) &&
         there("quantity") == text_at(fields, "quantity") &&
         same_name(there("unit"), text_at(fields, "unit")) &&
         same_name(there("place"), text_at(fields, "place"));
}

void refuse_same_effect(const EditedRecord& text, const Record& action, const Value& fields) {
  const yaml::Node* effects = yaml::find(text.document(), {"effects"});
  for (std::uint32_t i = 0; effects != nullptr && i < effects->size; ++i) {
    if (!says_the_same(text, {"effects", i}, fields)) continue;
    const std::string name =
        part_named(text, action, effect_parts, "effects." + std::to_string(i + 1)).name;
    throw Failure(Exit::refused,
                  name + " says the same: " +
                      in_quotes(yaml::find(text.document(), {"effects", i, "title"})->text),
                  "`mieux effect set " + name +
                      " FIELD=VALUE` changes it; what was reported later has another number, "
                      "place or title");
  }
}

}  // namespace

Change new_effect(const Store& store, const Record& action, const Value& given,
                  const std::string& on, const Circumstances& circumstances) {
  Value fields = given;
  const TypedDate day = typed_past_date(on, circumstances.as_of);
  std::get<Value::Mapping>(fields.data).emplace_back("reported", text_of_day(day));
  EditedRecord text(store, action);
  const std::string before = text.text();
  refuse_same_effect(text, action, fields);
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, effect_parts.field, fields, taken);
  return {{{Store::path_of(action), before, text.text()}},
          std::string{action.id} + "/" + added.id + ": new effect, reported " + in_words(day.date),
          "`mieux effect show " + std::string{action.id} + "/" + added.id + "` shows it"};
}

}  // namespace mieux
