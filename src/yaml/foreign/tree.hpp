#pragma once

#include <string_view>

#include "mieux/yaml/emit.hpp"

namespace mieux::yaml {

/// The tree of a file of legal YAML, read by yaml-cpp; aliases become what they stand for.
/// Everything in the file must be accounted for: fails (3) with the line at a comment, tag,
/// directive, merge key, second document, duplicate key, key that is no text, empty table,
/// ambiguous plain value, at too many values or bytes, and where yaml-cpp reads a value otherwise
/// than its text stands in the file. `bytes` has no control characters and no byte order mark.
Value foreign_tree(std::string_view bytes);

/// Does yaml-cpp take the text for YAML, of any form and any number of documents? Of a text that is
/// too long to be asked about in passing: no.
bool is_yaml(std::string_view bytes);

}  // namespace mieux::yaml
