#pragma once

#include <cstddef>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/records/status.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a change does to the findings of a store.
struct Judgement {
  std::vector<Diagnostic> added;  ///< that were not there before, sorted
  std::size_t added_errors = 0;
};

/// Runs reader, schemas and rules on the result, which is not written, and compares.
Judgement judge(const Store& store, const Change& change, Clock clock, unsigned threads);

}  // namespace mieux
