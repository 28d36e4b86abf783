#pragma once

#include <vector>

#include "mieux/schema/schema.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// Parts of a record are told apart by their ids, and the id of one that was removed
/// (`retired_parts`) is not given again: adds what breaks this to `findings`. The document has been
/// checked against the schema.
void check_parts(const yaml::Document& document, const schema::Schemas& schemas, RecordKind kind,
                 std::vector<Finding>& findings);

}  // namespace mieux
