#pragma once

#include <string>
#include <string_view>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Records that an Action needs experts, with the next free id: fields of a need as its record
/// holds them, terms and countries by any of their names; asked for on the day `on` (empty: today).
/// Fails (2) if there is no such activity, (3) if it does not take place, for a day after today,
/// and if a need that is open asks for the same.
Change new_need(const Store& store, const Record& action, const yaml::Value& fields,
                const std::string& on, const Circumstances& circumstances);

/// Why a search was given up, and when (empty: today).
struct UnfilledWish {
  std::string reason;
  std::string on;
};

/// Records that a need ended unfilled. Fails (2) without a reason or if there is no such need, (3)
/// if it ended so before or the experts were found.
Change give_up_need(const Store& store, const Record& action, std::string_view need,
                    const UnfilledWish& wish, const Circumstances& circumstances);

}  // namespace mieux
