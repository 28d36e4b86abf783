#pragma once

#include <string>

#include "mieux/schema/schema.hpp"

namespace mieux {

/// docs/records.md: every kind with its fields, and the tables from events to outcomes and
/// statuses, in Markdown.
std::string record_reference(const schema::Schemas& schemas);

}  // namespace mieux
