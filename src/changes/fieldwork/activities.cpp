#include <algorithm>
#include <charconv>

#include "mieux/base/failure.hpp"
#include "mieux/changes/fieldwork/activities.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// One more than the greatest: ids of activities that are gone are not given again while a later
/// one is there.
std::string next_activity(const yaml::Document& document) {
  unsigned greatest = 0;
  if (const yaml::Node* list = document.find(document.root(), "activities"))
    for (const yaml::Node& activity : yaml::Children{document, *list})
      if (const yaml::Node* id = document.find(activity, "id");
          id != nullptr && !id->text.empty()) {
        unsigned number = 0;
        std::from_chars(id->text.data() + 1, id->text.data() + id->text.size(), number);
        greatest = std::max(greatest, number);
      }
  return "a" + std::to_string(greatest + 1);
}

/// The place of the activity with this id; empty if there is none.
yaml::Path place_of(const yaml::Document& document, std::string_view id) {
  std::uint32_t position = 0;
  if (const yaml::Node* list = document.find(document.root(), "activities"))
    for (const yaml::Node& activity : yaml::Children{document, *list}) {
      const yaml::Node* found = document.find(activity, "id");
      if (found != nullptr && found->text == id) return {"activities", position};
      ++position;
    }
  return {};
}

}  // namespace

NewActivity add_activity(const Store& store, EditedRecord& text, const Value& fields) {
  std::string id = text_at(fields, "id");
  if (id.empty()) id = next_activity(text.document());
  Value activity{Value::Mapping{{"id", Value::text(id)}}, false};
  auto& entries = std::get<Value::Mapping>(activity.data);
  for (const auto& [key, value] : std::get<Value::Mapping>(fields.data))
    if (key != "id") entries.emplace_back(key, value);
  const yaml::Path list{"activities"};
  const yaml::Node* there = yaml::find(text.document(), list);
  yaml::Path path{"activities", there == nullptr ? std::uint32_t{0} : there->size};
  const schema::Rule& rule = *rule_at(store.schemas(), RecordKind::action, path);
  resolve_names(store, rule, activity);
  put_in_order(store.schemas(), rule, activity);
  text.put(path, std::move(activity));
  return {std::move(id), std::move(path)};
}

Change new_activity(const Store& store, const Record& action, const Value& fields,
                    const std::vector<Wish>& wishes) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  const NewActivity added = add_activity(store, text, fields);
  for (const Wish& wish : wishes) text.fulfil(wish, added.path);
  const std::string name = std::string{action.id} + "/" + added.id;
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new activity",
          "`mieux activity set " + name + " FIELD=VALUE` adds to it"};
}

Change remove_activity(const Store& store, const Record& action, std::string_view id) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  const yaml::Path place = place_of(text.document(), id);
  if (place.empty())
    throw Failure(Exit::usage,
                  "there is no activity " + std::string{id} + " in " + Store::path_of(action),
                  "`mieux activity list` shows those there are");
  text.edit({yaml::Edit::What::remove, place, {}});
  return {{{Store::path_of(action), before, text.text()}},
          std::string{action.id} + "/" + std::string{id} + ": activity removed",
          {}};
}

}  // namespace mieux
