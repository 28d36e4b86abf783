#pragma once

#include <vector>

#include "import_build.hpp"

namespace mieux {

/// A warning for each event, requester and authority spoken for that rows of a sheet replace or
/// take away, with what was there: who asked and what happened hardly ever changes after the fact.
std::vector<RowProblem> replaced_values(const ImportTask& task, const ImportDraft& draft,
                                        const std::vector<RecordDifferences>& differences);

}  // namespace mieux
