#pragma once

#include <cstddef>
#include <string>

#include "mieux/history/difference/comparison.hpp"

namespace mieux::history {

/// `2 records changed, 1 added; 3 figures moved; 1 finding comes, 2 go`.
std::string summary_of(const Comparison& comparison);

/// For a terminal, no wider than `width`: the summary, then records with what happened to them,
/// then figures, then findings.
std::string comparison_as_text(const Comparison& comparison, const schema::Schemas& schemas,
                               unsigned width);

/// For a comment on a pull request: the summary and the records on top, figures and findings
/// folded. No longer than `most` bytes; what is cut is counted, with the command that shows it.
std::string comparison_as_markdown(const Comparison& comparison, const schema::Schemas& schemas,
                                   std::size_t most);

/// The same as JSON `mieux.diff/1`.
std::string comparison_as_json(const Comparison& comparison, const schema::Schemas& schemas);

}  // namespace mieux::history
