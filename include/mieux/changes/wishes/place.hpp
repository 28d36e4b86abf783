#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/record.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {

/// Where a field is, or would be, in a record.
struct FieldPlace {
  yaml::Path path;
  const schema::Rule* rule = nullptr;
};

/// Follows a field's path as people write it through the schema of its kind: names of fields, keys
/// of tables, elements of a list by their id or their position from 1 (one more than there are: a
/// new element). `start` is where the path begins: the root, or a part of the record. Fails (2)
/// with the names that are near.
FieldPlace find_place(const schema::Schemas& schemas, RecordKind kind,
                      const yaml::Document& document, const yaml::Path& start,
                      std::string_view field);

/// The rule of the value at a path; null if the schema knows no such place.
const schema::Rule* rule_at(const schema::Schemas& schemas, RecordKind kind,
                            const yaml::Path& path);

/// Keys in the order of the schema.
yaml::KeyOrder schema_order(const schema::Schemas& schemas, RecordKind kind);

/// The fields of a value in the order of the schema, at every level.
void put_in_order(const schema::Schemas& schemas, const schema::Rule& rule, yaml::Value& value);

}  // namespace mieux
