#pragma once

#include <string>
#include <string_view>

#include "mieux/yaml/emit.hpp"

namespace mieux {

/// The fields of a record read from YAML or JSON. What JSON calls null is absent. Fails (3),
/// located in `name`, if it is neither, and for JSON that is nested too deep or gives a field
/// twice.
yaml::Value fields_of_text(std::string_view text, const std::string& name);

}  // namespace mieux
