#pragma once

#include <string>

#include "mieux/history/merge/merged_values.hpp"

namespace mieux {

/// One element of a list on the sides that have it.
using Matched = BySide<std::optional<std::size_t>>;

/// Which elements of three lists of tables are one: those of ours and theirs by `pair_elements`
/// with the base; those that both added by their id, else by the natural key of the list, else if
/// they say the same, else, without an id, if their first values are the same. `rule` is null for a
/// list that the schema does not know.
std::vector<Matched> match_tables(const schema::Rule* rule,
                                  const BySide<const yaml::Value::Sequence*>& lists);

/// Which elements of three lists of single values are one: those that say the same.
std::vector<Matched> match_terms(const BySide<const yaml::Value::Sequence*>& lists);

/// A single value as something to look up by: what it is to readers of YAML, and its text.
std::string term_of(const yaml::Value& value);

}  // namespace mieux
