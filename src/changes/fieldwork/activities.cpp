#include "mieux/changes/fieldwork/activities.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/changes/parts/add_part.hpp"

namespace mieux {

using yaml::Value;

Change new_activity(const Store& store, const Record& action, const Value& fields,
                    const std::vector<Wish>& wishes, const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, "activities", fields, taken);
  for (const Wish& wish : wishes) text.fulfil(wish, added.path);
  const std::string name = std::string{action.id} + "/" + added.id;
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new activity",
          "`mieux activity set " + name + " FIELD=VALUE` adds to it"};
}

Change remove_activity(const Store& store, const Record& action, std::string_view id) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  const yaml::Path place = place_of_part(text.document(), "activities", id);
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
