#pragma once

#include <string_view>
#include <vector>

#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Adds a part (an activity, a mission ...) to an Action, as `add_part` does.
Change new_part(const Store& store, const Record& action, const Subject& part, const PartWish& wish,
                const Circumstances& circumstances);
/// Fails (2) if the Action has no such part, with those there are.
Change remove_part(const Store& store, const Record& action, const Subject& part,
                   std::string_view id);

}  // namespace mieux
