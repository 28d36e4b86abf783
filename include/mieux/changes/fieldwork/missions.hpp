#pragma once

#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Adds a mission to an Action, with the next free id: an expert, or a number of a country and
/// background, on an activity or on the Action itself. Fails (2) if nobody is named, if an expert
/// is named beside a country or if there is no such expert or activity, (3) if the activity does
/// not take place or the expert is on it already.
Change new_mission(const Store& store, const Record& action, const PartWish& wish,
                   const Circumstances& circumstances);

/// Changes fields of a mission, as `set_fields` does. Where this says anew who goes, to which
/// activity or when, it fails as `new_mission` does.
Change set_mission(const Store& store, const Record& action, std::string_view id,
                   const std::vector<Wish>& wishes);

}  // namespace mieux
