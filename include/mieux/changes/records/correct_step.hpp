#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/typed_date.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a step that is recorded should have said. Empty: as it is.
struct StepCorrection {
  std::string step;                  ///< the word of its event: `completed`
  std::optional<std::uint32_t> nth;  ///< which of several such steps, from 1
  std::string was;                   ///< the same by its present date, as precise as is typed
  std::string on;                    ///< the day it happened, as precise as known
  /// Other fields of the event by their names, such as `reason`, each with its value as a person
  /// types it.
  std::vector<std::pair<std::string, std::string>> fields;
};

/// A step of a request or an Action that was found, and what is right.
struct CorrectedStep {
  Change change;
  std::optional<Date> was;  ///< its day before; nothing if it had none
  TypedDate day;            ///< the right one; as it was if none was said
};

/// Corrects an event of a request or an Action. The order of the events is judged by the rules.
/// Fails (2) if nothing is to be corrected, if there is no such step, or several and nothing tells
/// which one is meant, or for what is no date; (3) for a day after today.
CorrectedStep correct_step(const Store& store, const Record& record,
                           const StepCorrection& correction, const Circumstances& circumstances);

}  // namespace mieux
