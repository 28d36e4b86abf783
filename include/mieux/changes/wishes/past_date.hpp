#pragma once

#include <string>

#include "mieux/changes/wishes/typed_date.hpp"

namespace mieux {

/// `typed_date` of something that has happened. Fails (3) if all its possible days lie after today.
TypedDate typed_past_date(const std::string& on, const AsOf& as_of);

}  // namespace mieux
