#include "mieux/changes/fieldwork/correct_action_step.hpp"

#include <algorithm>

#include "action_completion.hpp"
#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

void require_extent_fits(const StepCorrection& correction, Extent extent) {
  if (extent == Extent::not_said || correction.step == word_of(ActionStep::completed)) return;
  throw Failure(Exit::usage,
                "only a completion is in full or in part, not the step '" + correction.step + "'",
                "leave out --in-full and --in-part");
}

/// Is a reason given, or recorded of a completion?
bool says_why(const Action& action, const StepCorrection& correction) {
  const bool given = std::any_of(correction.fields.begin(), correction.fields.end(),
                                 [](const auto& field) { return field.first == "reason"; });
  const ActionEvent* completion = find(action, ActionStep::completed);
  return given || (completion != nullptr && completion->has_reason);
}

}  // namespace

Change correct_action_step(const Store& store, const Record& record, const StepCorrection& given,
                           Extent extent, const Circumstances& circumstances) {
  require_extent_fits(given, extent);
  StepCorrection correction = given;
  if (extent == Extent::part && !says_why(store.actions()[record.position], given))
    require_reason_in_part(std::string{record.id}, {});
  if (extent != Extent::not_said)
    correction.fields.emplace_back("extent", extent == Extent::full ? "full" : "part");
  return correct_step(store, record, correction, circumstances).change;
}

}  // namespace mieux
