#pragma once

#include <string>

#include "mieux/changes/fieldwork/action_steps.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// An Action that is about to take a step, with its text for what the store does not keep.
struct SteppingAction {
  const Store& store;
  const Record& record;
  const Action& action;
  const yaml::Document& document;
  AsOf as_of;

  /// `activity a2 'Training of trainers'`.
  [[nodiscard]] std::string name_of(std::string_view noun, std::string_view list,
                                    std::string_view part) const;
};

/// Fails (3) if the Action has not started, has held no activity or has some left planned, each of
/// which is named with what to type.
void require_completable(const SteppingAction& stepping);

/// In full or in part: as it was said; if nothing is missing, in full. Fails (3) if something is.
Extent extent_meant(const SteppingAction& stepping, Extent said);

/// Fails (2) if it is not said what an Action that is completed in part leaves undone, and why.
void require_reason_in_part(const std::string& id, const std::string& reason);

/// Results, deliverables and reports that are still awaited, as notes.
void add_open_ends(const SteppingAction& stepping, Change& change);

}  // namespace mieux
