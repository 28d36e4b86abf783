#include "rule.hpp"

namespace mieux {

/// A mission names its expert, or says at least what is known: country or background.
void check_experts_named(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action))
    for (const Mission& mission : run.store.actions()[record.position].missions)
      if (!mission.expert.is_there() && !mission.country.is_there() &&
          !mission.background.is_there())
        run.error(record, "expert-unnamed", mission.span,
                  "this mission says nothing about who went",
                  "add `expert:` with an id, or `country:` and `background:`");
}

}  // namespace mieux
