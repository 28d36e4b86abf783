#pragma once

#include <nlohmann/json.hpp>

#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// A figure in a table; in CSV the number alone, empty if there is none.
Grid::Cell cell_of(const Figure& figure, const Language& language);
Grid::Cell cell_of(const Key& key);

/// `{"value": 12, "at_least": true}`.
nlohmann::ordered_json to_json(const Figure& figure);

/// What is in the row of figures that are in no other; `words` say why.
std::string undated_label(std::string_view words, const Language& language);

/// A field as the heading of a column: its name in English, else the label of its last part.
std::string field_label(std::string_view field, const Language& language);

/// `Total`, or what a measure counts, such as `participants`. One of a field
/// is called as it is asked for in English, `median:days.decided`, else by its sort.
std::string measure_label(const std::string& measure, const Language& language);

}  // namespace mieux
