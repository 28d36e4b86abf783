#pragma once

#include <string>
#include <string_view>

#include "mieux/schema/schema.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::schema {

// How findings of the schema check put it.

/// "text", "a list": what a value after `rule` is.
std::string_view what_is_wanted(const Rule& rule);

/// What YAML tools make of a plain text that is no text to all of them.
std::string_view what_tools_read(std::string_view plain);

/// "text", "a list": what `node` is.
std::string_view what_it_is(const yaml::Node& node);

/// How to write what the rule wants, where `node` is of another form.
std::string how_to_write(const yaml::Node& node, const Rule& rule, const Schemas& schemas);

/// How to write a text of the rule's pattern, where `node` is another text of `document`.
std::string how_to_write_pattern(const yaml::Node& node, const Rule& rule,
                                 const yaml::Document& document);

/// A uid for the record that `document` is, if it has none.
std::string free_uid(const yaml::Document& document);

}  // namespace mieux::schema
