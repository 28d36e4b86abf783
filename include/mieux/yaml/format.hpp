#pragma once

#include <string>
#include <string_view>

#include "mieux/yaml/edit.hpp"

namespace mieux::yaml {

/// The canonical layout (docs/record-format.md) of a file of the record format: the same values
/// and comments, keys by their rank. Comments above a key move with it, comments behind a value
/// stay behind it, one blank line between entries stays. Fails (3) if `bytes` cannot be read, or
/// if a value or a comment would be lost.
std::string format(std::string_view bytes, const KeyOrder& order);

/// A file that is legal YAML but not in the record format (flow mappings, anchors, text over
/// several lines, a byte order mark ...), read by yaml-cpp and written in canonical layout. Fails
/// (3) with the reason where something would be lost or is read differently by different tools: a
/// comment, a tag, a merge key, a second document, a duplicate key, a value that is no text and
/// that YAML 1.1 and 1.2 disagree about.
std::string convert(std::string_view bytes, const KeyOrder& order);

}  // namespace mieux::yaml
