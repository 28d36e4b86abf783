#pragma once

#include <string>
#include <string_view>

#include "mieux/schema/kind.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// The value of a key, or null if `fields` is no table or has none.
const yaml::Value* find_value(const yaml::Value& fields, std::string_view key);

/// The text of a key; empty if there is none.
std::string text_at(const yaml::Value& fields, std::string_view key);

/// The elements of the list at a key; none if there is no list.
const yaml::Value::Sequence& list_at(const yaml::Value& fields, std::string_view key);

/// What people will call a record with these fields (`Subject::named_by`); empty if they say
/// nothing of it.
std::string name_of(RecordKind kind, const yaml::Value& fields);

/// The day a record begins with, as it is written: of its first letter or event, else of
/// `received`, `date`, `start` or `published`; empty if it has none.
std::string first_date(const yaml::Value& fields);

/// `country`, or the first of `countries`; empty if there is none.
std::string first_country(const yaml::Value& fields);

}  // namespace mieux
