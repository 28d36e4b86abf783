#include "mieux/changes/requests/correct_request_step.hpp"

#include "mieux/base/failure.hpp"
#include "request_step.hpp"

namespace mieux {
namespace {

/// The field of a version that says on which day this step was taken; empty if none does.
yaml::Path day_in_version(std::string_view step) {
  if (step == word_of(RequestStep::sent_to_steering_group)) return {"sent"};
  if (step == word_of(RequestStep::approved) || step == word_of(RequestStep::rejected))
    return {"decision", "date"};
  return {};
}

bool was_this_step(const FicheVersion& version, const StepCorrection& correction, Date was) {
  if (correction.step == word_of(RequestStep::sent_to_steering_group))
    return version.sent.known && version.sent.date == was;
  return version.decision.value == correction.step && version.decided.known &&
         version.decided.date == was;
}

/// What is said of the screening is not in its event.
void require_no_note_on_screening(const Record& request, const StepCorrection& correction) {
  if (correction.step != word_of(RequestStep::screened)) return;
  for (const auto& [field, value] : correction.fields)
    if (field == "note")
      throw Failure(
          Exit::usage, "what is said of the screening is a field of the request",
          "`mieux request set " + std::string{request.id} + " screening.note=TEXT` corrects it");
}

/// The fiche with the right day in the versions that went this step on the wrong one.
FileChange corrected_fiche(const Store& store, const Record& fiche,
                           const StepCorrection& correction, const CorrectedStep& corrected) {
  EditedRecord text(store, fiche);
  FileChange file{Store::path_of(fiche), text.text(), {}};
  std::uint32_t position = 0;
  for (const FicheVersion& version : store.fiches()[fiche.position].versions) {
    yaml::Path place{"versions", position++};
    if (!was_this_step(version, correction, *corrected.was)) continue;
    for (const yaml::Step& step : day_in_version(correction.step)) place.push_back(step);
    text.put(place, yaml::Value::text(corrected.day.text));
  }
  file.after = text.text();
  return file;
}

}  // namespace

Change correct_request_step(const Store& store, const Record& request,
                            const StepCorrection& correction, const Circumstances& circumstances) {
  require_no_note_on_screening(request, correction);
  const bool in_fiche = !day_in_version(correction.step).empty();
  if (in_fiche) require_belongings_read(store, request);
  CorrectedStep corrected = correct_step(store, request, correction, circumstances);
  if (!in_fiche || correction.on.empty() || !corrected.was) return std::move(corrected.change);
  for (const Record* fiche : fiches_of(store, request)) {
    FileChange file = corrected_fiche(store, *fiche, correction, corrected);
    if (file.after != file.before) corrected.change.files.push_back(std::move(file));
  }
  return std::move(corrected.change);
}

}  // namespace mieux
