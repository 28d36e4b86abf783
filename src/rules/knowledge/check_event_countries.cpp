#include "knowledge_rules.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"

namespace mieux {

/// A stated number of countries is not less than the countries that are named.
void check_event_countries(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::event)) {
    const PublicEvent& event = run.store.events()[record.position];
    const std::size_t named = countries_named(event).size();
    if (!event.countries || named <= *event.countries) continue;
    run.error(record, {"event-countries", event.countries_span,
                       "participants are said to come from " +
                           counted(*event.countries, "country", "countries") + ", and " +
                           std::to_string(named) + " are named",
                       "correct the number, or leave it out where all countries are named"});
  }
}

}  // namespace mieux
