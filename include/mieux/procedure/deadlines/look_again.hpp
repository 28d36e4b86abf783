#pragma once

#include <optional>
#include <string>

#include "mieux/base/date.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// The day from which somebody is to look at the figure of a claim again, as the claim says.
struct LookAgain {
  std::optional<Date> date;  ///< nothing: the claim says none
  std::string because;
  bool now = false;  ///< the day has come, the first one that is possible
};

/// Seen on `day`. Reads the record's file again.
LookAgain look_again_of(const Store& store, const Record& claim, Day day);

}  // namespace mieux
