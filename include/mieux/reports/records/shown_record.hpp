#pragma once

#include <string>
#include <string_view>

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// A record for a person in a terminal: what follows from it (status, region, linked records),
/// then what it says, terms with their labels.
std::string record_as_text(const View& view, const Record& record, unsigned width);

/// A record as JSON `mieux.record/1`: `derived` facts and the `record` itself.
std::string record_as_json(const View& view, const Record& record);

/// The activity `id` of an Action, in the same two forms. Fails (2) if there is none.
std::string activity_as_text(const View& view, const Record& action, std::string_view id,
                             unsigned width);
std::string activity_as_json(const View& view, const Record& action, std::string_view id);

}  // namespace mieux
