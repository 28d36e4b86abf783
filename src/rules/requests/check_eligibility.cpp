#include "requests_rules.hpp"

#include "mieux/procedure/requests/eligibility.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {
namespace {

using About = EligibilityPoint::About;

void report_requester(const RuleRun& run, const Record& record, const EligibilityPoint& point) {
  if (point.verdict != Truth::no) return;
  const Text& type = run.store.organisations()[point.body->position].type;
  run.report(
      record.draft ? Severity::warning : Severity::error, record,
      {"ineligible-requester",
       point.value.span,
       finding_of(run.store, point),
       "correct the date, the requester or its type; the years are in "
       "vocabularies/requester_types.tsv. To record a request that has to be refused, write it "
       "with --draft and type `mieux request reject ID --rejection-reason not-eligible-body`",
       {{point.body, type.span, "the type of the requester"}}});
}

/// Only a warning where the table does not say for sure: thematic programmes were wider than the
/// geographic lists.
void report_country(const RuleRun& run, const Record& record, const EligibilityPoint& point) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  const Table* countries = vocabularies.table("countries");
  if (point.verdict == Truth::yes || countries == nullptr || !point.when.known ||
      countries->find(point.value.value) == Table::none ||
      !vocabularies.instrument_for(point.value.value, point.when.date).instrument.empty())
    return;
  const std::string hint =
      "check the date and the columns dci to ndici of vocabularies/countries.tsv";
  if (point.verdict == Truth::no && !record.draft)
    run.error(record, {"ineligible-country", point.value.span, finding_of(run.store, point), hint});
  else
    run.warning(record,
                {"ineligible-country", point.value.span, finding_of(run.store, point), hint});
}

/// Was it refused, as a request that is not eligible must be?
bool ended_without_approval(const Request& request) {
  return find(request, RequestStep::approved) == nullptr && is_closed(latest_outcome(request));
}

}  // namespace

/// The type of each requester was allowed on the day its letter came, each country was under an
/// instrument in the year of the request, and the themes were in scope of the phase (a warning:
/// mandates were read generously). A request that was refused for it is as it should be;
/// one that is a draft may still be.
void check_eligibility(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    if (ended_without_approval(request)) continue;
    const Eligibility eligibility = eligibility_of(run.store, request);
    for (const EligibilityPoint& point : eligibility.points) {
      if (point.about == About::requester) report_requester(run, record, point);
      if (point.about == About::country) report_country(run, record, point);
      if (point.about == About::theme && point.verdict == Truth::no)
        run.warning(record, {"theme-out-of-scope", point.value.span, finding_of(run.store, point),
                             "check the topic, or `themes` of the phase in mieux.yaml"});
    }
  }
}

}  // namespace mieux
