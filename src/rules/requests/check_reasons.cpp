#include "requests_rules.hpp"

namespace mieux {

/// A rejected, forwarded or withdrawn request says why; for a forwarded one the facility it went
/// to is enough. A reason that is no term has been reported as such.
void check_reasons(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request))
    for (const RequestEvent& event : run.store.requests()[record.position].events) {
      const bool wants = event.type == RequestStep::rejected ||
                         event.type == RequestStep::forwarded ||
                         event.type == RequestStep::withdrawn;
      if (!wants || event.has_reason) continue;
      if (event.type == RequestStep::forwarded && event.has_target) continue;
      run.error(record,
                {"missing-reason", event.span,
                 "'" + std::string{word_of(event.type)} + "' gives no reason",
                 event.type == RequestStep::forwarded
                     ? "add `to:` with the facility it was forwarded to"
                     : "add `reason:` with a term of vocabularies/rejection_reasons.tsv, or "
                       "`note:` with a sentence"});
    }
}

}  // namespace mieux
