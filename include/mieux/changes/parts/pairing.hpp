#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/schema/schema.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// The text of a record as a value; nothing if it cannot be read.
std::optional<yaml::Value> tree_of(const std::string& text);

/// Which element of the earlier list each of the later one is.
using Pairs = std::vector<std::optional<std::size_t>>;

/// The tables of two texts of one list: by their ids; those without one by the key that the schema
/// names (`Rule::key`) where it tells them apart, else by all their values, else by most of them,
/// else, if as many are left on both sides, in their order. Two with different ids are never one.
/// `list` is null for a list that the schema does not know.
Pairs pair_elements(const schema::Rule* list, const yaml::Value::Sequence& before,
                    const yaml::Value::Sequence& after);

}  // namespace mieux
