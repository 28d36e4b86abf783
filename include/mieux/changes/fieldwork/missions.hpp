#pragma once

#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Adds a mission to an Action, with the next free id: an expert, or a number of a country and
/// background, on an activity or on the Action itself. Fails (2) if nobody is named, if an expert
/// is named beside a country or if there is no such expert or activity, (3) if the activity does
/// not take place or the expert is on it already. `wishes` as for `set_fields`.
Change new_mission(const Store& store, const Record& action, const yaml::Value& fields,
                   const std::vector<Wish>& wishes, const Circumstances& circumstances);

}  // namespace mieux
