#pragma once

#include <string>

#include "record_text.hpp"

namespace mieux {

struct NewActivity {
  std::string id;
  yaml::Path path;
};

/// Adds an activity to the text of an Action, with the next free id if `fields` gives none.
NewActivity add_activity(const Store& store, RecordText& text, const yaml::Value& fields);

}  // namespace mieux
