#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mieux {

/// A record as text for comparisons line by line: a line for each value with its path, parts by
/// their ids, in the order of the file (`activities.a3.start: 2018-09`); tables without an id by
/// their first value; the elements of a list of terms one a line; texts of several lines or more
/// than `columns` wrapped below their path. Comments stand over what they are about. A record in
/// conflict has markers around what the sides say differently. A text that cannot be read stays as
/// it is.
std::string record_as_text(std::string_view bytes, std::size_t columns = 80);

}  // namespace mieux
