#pragma once

#include <string_view>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// What a new part is to say.
struct PartWish {
  yaml::Value fields;        ///< a table
  std::vector<Wish> wishes;  ///< on top of it, as for `set_fields`
};

/// Adds a part (an activity, a mission ...) to an Action, with the next free id.
Change new_part(const Store& store, const Record& action, const Subject& part, const PartWish& wish,
                const Circumstances& circumstances);
/// Fails (2) if the Action has no such part, with those there are.
Change remove_part(const Store& store, const Record& action, const Subject& part,
                   std::string_view id);

}  // namespace mieux
