#include "rule.hpp"

namespace mieux {

/// Each country that asks is under an instrument in the year of the request. Only a warning:
/// thematic programmes were wider than the geographic lists.
void check_country_eligibility(const RuleRun& run) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  const Table* countries = vocabularies.table("countries");
  if (countries == nullptr) return;
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    const When arrival = received(request);
    if (!arrival.known) continue;
    for (const Text& country : request.countries) {
      if (countries->find(country.value) == Table::none) continue;
      const auto found = vocabularies.instrument_for(country.value, arrival.date);
      if (found.verdict == Truth::yes || !found.instrument.empty()) continue;
      run.warning(record, "ineligible-country", country.span,
                  std::string{vocabularies.label("countries", country.value)} +
                      " is under no instrument in " + arrival.date.to_string(),
                  "check the columns dci to ndici of vocabularies/countries.tsv");
    }
  }
}

}  // namespace mieux
