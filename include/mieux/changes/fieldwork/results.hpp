#pragma once

#include <string>
#include <string_view>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Adds a result with these fields to an Action, whatever the Action's status is, with the next
/// free id. Fails (3) if the Action has one of this title.
Change new_result(const Store& store, const Record& action, const yaml::Value& fields,
                  const Circumstances& circumstances);

/// That a result was achieved, as an officer records it. Empty: not said.
struct AchievedWish {
  std::string on;  ///< a date, as precise as known; empty: today
  std::string evidence;
};

/// Records that a result was achieved, which ends its being expected. `part`: an id, or words of
/// the title. What is recorded already is corrected if another day or evidence is given. Fails (2)
/// for a part there is not and a date that is none, (3) for a day after today and for what is
/// recorded already.
Change record_achieved(const Store& store, const Record& action, std::string_view part,
                       const AchievedWish& wish, const Circumstances& circumstances);

/// Adds an effect with these fields to an Action, whatever the Action's status is, with the next
/// free id. `on`: when it was reported; empty: today. Fails (2) for a date that is none, (3) for a
/// day after today, and if an effect there says the same: title, number, unit and place.
Change new_effect(const Store& store, const Record& action, const yaml::Value& fields,
                  const std::string& on, const Circumstances& circumstances);

}  // namespace mieux
