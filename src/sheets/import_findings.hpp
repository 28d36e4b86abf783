#pragma once

#include <vector>

#include "import_build.hpp"

namespace mieux {

/// The findings that the rows of a draft caused, each at its row, and at its cell if a column holds
/// the field. They are taken out of `judgement`; those of no row stay there.
std::vector<RowProblem> problems_of_rows(const ImportTask& task, const ImportDraft& draft,
                                         Judgement& judgement);

}  // namespace mieux
