#include "experts_rules.hpp"

namespace mieux {

/// A mission names its expert, or the country and background of whoever went. Of what was imported
/// one of the two is enough: history says no more.
void check_experts_named(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action)) {
    if (!record.sound) continue;
    for (const Mission& mission : run.store.actions()[record.position].missions) {
      const bool country = mission.country.is_there();
      const bool background = mission.background.is_there();
      if (mission.expert.is_there() || (country && background)) continue;
      if (record.imported && (country || background)) continue;
      run.error(record,
                {"expert-unnamed", mission.span,
                 country      ? "this mission says from which country the expert came, but no more"
                 : background ? "this mission says which background the expert has, but no more"
                              : "this mission says nothing about who went",
                 country      ? "add `background:`, or `expert:` with an id"
                 : background ? "add `country:`, or `expert:` with an id"
                              : "add `expert:` with an id, or `country:` and `background:`"});
    }
  }
}

}  // namespace mieux
