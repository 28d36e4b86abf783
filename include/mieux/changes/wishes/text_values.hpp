#pragma once

#include <string>
#include <string_view>

#include "mieux/schema/schema.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// The rule of a list: the rule itself, or the form of it that is a list. Null if it can be none.
const schema::Rule* list_in(const schema::Schemas& schemas, const schema::Rule& rule);

/// The value a person means by `text` where `rule` applies: a name of a term or country becomes its
/// id, a name of a record its id, digits a number. What fits nothing stays a text, for the schema
/// to object to. What nobody sees goes at its ends (base/unseen). `field` is for messages. Fails
/// (2) if fields stand there instead of a value, (3) if a name means several records, or while
/// records that it may be the name of cannot be read.
yaml::Value value_of_text(const Store& store, const schema::Rule& rule, std::string_view text,
                          const std::string& field);

/// The same with another separator between the elements of a list.
yaml::Value value_of_text(const Store& store, const schema::Rule& rule, std::string_view text,
                          const std::string& field, char separator);

/// Puts ids for the names in a value that was written elsewhere, at every level.
void resolve_names(const Store& store, const schema::Rule& rule, yaml::Value& value);

}  // namespace mieux
