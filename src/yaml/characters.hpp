#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux::yaml {

/// Checks the bytes of a file before its structure: strict UTF-8, no control characters, byte
/// order mark or bidirectional overrides, line ends that are LF or CRLF. Returns whether all of it
/// may be read.
/// Fills `line_ends` with the offsets of all line feeds, in order, and with the size at its end.
bool check_characters(std::string_view bytes, std::vector<Finding>& findings,
                      std::vector<std::uint32_t>& line_ends);

/// The first of `:`, `#` and tab in [from, to), or `to`. `limit` is the end of readable memory.
const char* find_special(const char* from, const char* to, const char* limit);

}  // namespace mieux::yaml
