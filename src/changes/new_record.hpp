#pragma once

#include <string>
#include <vector>

#include "mieux/changes/changes.hpp"

namespace mieux {

/// The wishes carried out on a new record of the fields given, as a value again. Fails (2) for a
/// field there is not.
yaml::Value fulfilled(const Store& store, RecordKind kind, const std::vector<Wish>& wishes,
                      const yaml::Value& fields);

/// Gives a field of the record another value.
void put_field(yaml::Value& fields, std::string_view key, yaml::Value value);

}  // namespace mieux
