#include "mieux/base/fold.hpp"
#include "mieux/base/words.hpp"
#include "requests_rules.hpp"

namespace mieux {

/// Who records an approval is not who drafted the fiche (a warning).
void check_self_approval(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::fiche)) {
    const Fiche& fiche = run.store.fiches()[record.position];
    const Record* request = run.store.target(fiche.request.value, set_of(RecordKind::request));
    if (request == nullptr) continue;
    const Request& judged = run.store.requests()[request->position];
    if (!judged.recorded_by.is_there() || find(judged, RequestStep::approved) == nullptr) continue;
    for (const FicheVersion& version : fiche.versions)
      if (version.drafted_by.is_there() && version.decision.value == "approved" &&
          same_name(version.drafted_by.value, judged.recorded_by.value))
        run.warning(*request, {"self-approval",
                               judged.recorded_by.span,
                               in_quotes(judged.recorded_by.value) +
                                   " recorded the approval and drafted the fiche",
                               "let a colleague record the decision",
                               {{&record, version.drafted_by.span, "drafted by the same person"}}});
  }
}

}  // namespace mieux
