#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// How many findings there are of the severities that count.
struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};
Counts count(const std::vector<Diagnostic>& diagnostics);

/// What `mieux validate` prints: each finding, how many there are, and for long lists how often
/// each code was found. `records`: how many were looked at.
std::string diagnostics_as_text(const std::vector<Diagnostic>& diagnostics, std::size_t records,
                                unsigned width, bool colour);

/// The same as JSON `mieux.validate/1`.
std::string diagnostics_as_json(const std::vector<Diagnostic>& diagnostics, std::size_t records);

}  // namespace mieux
