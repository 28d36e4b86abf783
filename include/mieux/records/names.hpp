#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

/// The name of the organisation in use on `day`: in the language named first in its record that
/// has one, and of several in that language the one taken up last. Where none was in use, the one
/// that was last before, else the first. Not there if it has no name.
/// `language`: looked for before all others; may be empty.
Text name_on(const Organisation& organisation, Day day, std::string_view language = {});

}  // namespace mieux
