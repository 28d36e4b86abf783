#include "records_rules.hpp"

namespace mieux {

/// The private part of experts lives in a store of its own, which says so.
void check_personal_store(const RuleRun& run) {
  if (run.store.programme().private_store) return;
  for (const Record& record : run.store.records(RecordKind::expert_private))
    run.error(record,
              {"personal-store", record.stated_id.span,
               "the private part of an expert in a store that is not private",
               "move it to the private roster; if this is the roster, write `private: true` in "
               "mieux.yaml"});
}

}  // namespace mieux
