#pragma once

#include <string>

#include "mieux/reports/report.hpp"

namespace mieux {

/// The id of the term that a person means by a word, of the vocabulary that the report is about: by
/// id, label or alias. Fails (2) with the nearest term, (3) if the store has no such vocabulary.
std::string require_term(const View& view, const ReportKind& kind, const std::string& word);

/// The same of a region of the view's grouping.
std::string require_region(const View& view, const std::string& word);

}  // namespace mieux
