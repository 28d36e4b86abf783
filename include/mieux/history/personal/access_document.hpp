#pragma once

#include <string>

#include "mieux/base/date.hpp"
#include "mieux/store/roster.hpp"

namespace mieux::history {

/// Everything that is held on one person, in Markdown, as it stands in the files: the public
/// record, the personal part, and every place of another record that refers to the expert. `roster`
/// null: what is personal is left out, which the document says.
std::string access_document(const Store& store, const Roster* roster, const Record& expert,
                            Day day);

}  // namespace mieux::history
