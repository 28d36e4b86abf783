#pragma once

#include <string>
#include <vector>

#include "mieux/yaml/edit.hpp"

namespace mieux::yaml {

/// For use inside a property of rapidcheck: each call draws anew.

/// Text that is easily read as something else, or lost.
std::string any_nasty_text();
/// A scalar, a list or a table, at most `depth` levels of the latter.
Value any_value(int depth);
/// A file of the record format in any layout: comments, blank lines, quotes, columns, line ends.
/// `calm`: without lines that block text above them could take for its own, and with line breaks.
std::string any_file(bool calm = false);
/// The paths of all values of a file but the root's, in the order of the file.
std::vector<Path> paths_of(const Document& document);

}  // namespace mieux::yaml
