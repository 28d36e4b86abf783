#include "mieux/changes/fieldwork/action_parts.hpp"

#include "mieux/changes/parts/add_part.hpp"

namespace mieux {

Change new_part(const Store& store, const Record& action, const Subject& part, const PartWish& wish,
                const Circumstances& circumstances) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, part.place, wish, taken);
  const std::string name = std::string{action.id} + "/" + added.id;
  const std::string singular{part.singular};
  return {{{Store::path_of(action), before, text.text()}},
          name + ": new " + singular,
          "`mieux " + singular + " set " + name + " FIELD=VALUE` adds to it"};
}

Change remove_part(const Store& store, const Record& action, const Subject& part,
                   std::string_view id) {
  EditedRecord text(store, action);
  const std::string before = text.text();
  text.edit({yaml::Edit::What::remove, require_part(text, action, part.place, id), {}});
  return {{{Store::path_of(action), before, text.text()}},
          std::string{action.id} + "/" + std::string{id} + ": " + std::string{part.singular} +
              " removed",
          {}};
}

}  // namespace mieux
