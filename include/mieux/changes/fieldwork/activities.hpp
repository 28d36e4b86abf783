#pragma once

#include <string_view>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Adds an activity to an Action, with the next free id. `wishes` as for `set_fields`.
Change new_activity(const Store& store, const Record& action, const yaml::Value& fields,
                    const std::vector<Wish>& wishes, const Circumstances& circumstances);
Change remove_activity(const Store& store, const Record& action, std::string_view id);

}  // namespace mieux
