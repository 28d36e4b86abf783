#pragma once

#include <string>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux {

/// Units of a subject, one a line: the id, then the fields.
Grid grid_of(const View& view, const Subject& subject, const std::vector<Field>& fields,
             const std::vector<Unit>& units);

/// The same as JSON `mieux.list/1`; each field is a list of values.
std::string list_as_json(const View& view, const Subject& subject, const std::vector<Field>& fields,
                         const std::vector<Unit>& units);

}  // namespace mieux
