#pragma once

#include "fiche_text.hpp"
#include "mieux/changes/wishes/circumstances.hpp"

namespace mieux {

/// The fields of the Action that an approved first version of a fiche becomes: who asked for it and
/// where from the request; objective, planned dates, activities, expected results and complementary
/// projects from the version.
yaml::Value action_from_fiche(const Store& store, const Record& request, const Record& fiche);

/// An Action after a later version was approved, and what of it is left to be done by hand.
struct AmendedAction {
  FileChange file;
  std::vector<Note> notes;
};

/// An approved later version in the Action there is: the objective, planned dates, activities and
/// expected results that are new, and month, place and mode of those that have the same title and
/// no outcome yet; and the change of plan.
AmendedAction amend_action(const Store& store, const Record& action, const Record& fiche,
                           const TypedDate& day, const Circumstances& circumstances);

}  // namespace mieux
