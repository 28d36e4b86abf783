#pragma once

#include <cstddef>
#include <limits>
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

/// How findings are printed.
struct FindingsLayout {
  unsigned width = 80;
  bool colour = false;
  std::size_t most = std::numeric_limits<std::size_t>::max();  ///< findings that are shown
  std::string since = {};  ///< the revision that the findings are new compared with, if any
};

/// What `mieux validate` prints: each finding, how many there are, and for long lists how often
/// each code was found; if not all are shown, also in which files most are. `records`: how many
/// were looked at.
std::string diagnostics_as_text(const std::vector<Diagnostic>& diagnostics, std::size_t records,
                                const FindingsLayout& layout);

}  // namespace mieux
