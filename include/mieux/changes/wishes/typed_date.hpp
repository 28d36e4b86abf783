#pragma once

#include <string>

#include "mieux/base/date.hpp"
#include "mieux/records/status.hpp"

namespace mieux {

/// A date as a person typed it, or today if nothing was. Fails (2) if it is none.
struct TypedDate {
  std::string text;
  Date date;
};
TypedDate typed_date(const std::string& on, const AsOf& as_of);

/// "on 2019-06-14", "in 2020-05".
std::string in_words(Date date);

}  // namespace mieux
