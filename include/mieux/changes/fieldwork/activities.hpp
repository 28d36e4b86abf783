#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"

namespace mieux {

/// Adds an activity to an Action, with the next free id. `wishes` as for `set_fields`.
Change new_activity(const Store& store, const Record& action, const yaml::Value& fields,
                    const std::vector<Wish>& wishes);
Change remove_activity(const Store& store, const Record& action, std::string_view id);

struct NewActivity {
  std::string id;
  yaml::Path path;
};

/// Adds an activity to the text of an Action, with the next free id if `fields` gives none.
NewActivity add_activity(const Store& store, EditedRecord& text, const yaml::Value& fields);

}  // namespace mieux
