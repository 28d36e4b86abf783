#pragma once

#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A function that an expert holds beside the expertise. Empty: not said.
struct FunctionWish {
  std::string function;  ///< `liaison-officer`, `national-focal-point`
  std::string country;   ///< that it is for, by id or name; empty: that of the expert
  std::string from;
  std::string to;
};

/// Records that the expert holds the function, or from when or until when. Of one that lasts, `to`
/// ends it. Fails (2) if no country is known or a date is none, (3) if it lasts already and nothing
/// ends it, if it would end before it began, and for a forgotten expert.
Change appoint_expert(const Store& store, const Record& expert, const FunctionWish& wish,
                      const Circumstances& circumstances);

}  // namespace mieux
