#pragma once

#include "fiche_text.hpp"

namespace mieux {

/// The fields of the Action that an approved first version of a fiche becomes: who asked for it and
/// where from the request; objective, planned dates, activities, expected results and complementary
/// projects from the version.
yaml::Value action_from_fiche(const Store& store, const Record& request, const Record& fiche);

/// An approved later version in the Action there is: activities and expected results that it does
/// not have yet, the new objective, and the change of plan.
FileChange amend_action(const Store& store, const Record& action, const Record& fiche,
                        const TypedDate& day);

}  // namespace mieux
