// What the forms of findings share.
#pragma once

#include <string>
#include <vector>

#include "mieux/reports/findings/findings_report.hpp"

namespace mieux {

/// Positions of the findings of a severity, in their order.
std::vector<std::size_t> positions_of(const FindingsReport& report, Severity severity);

/// Which files these findings are in, as words: `actions/benin.yaml (3), requests/a.yaml`.
std::string files_of(const FindingsReport& report, const std::vector<std::size_t>& positions);

/// Message, the other places and the hint, each in a line of its own without an end; what nobody
/// sees as escapes.
std::vector<std::string> lines_of(const Diagnostic& diagnostic);

/// The path of a finding in its repository.
std::string path_in_repository(const FindingsReport& report, const Place& place);

/// `56 records: 2 errors, 1 warning since main`, without a line end.
std::string sum_in_words(const FindingsReport& report);

}  // namespace mieux
