#include "records_rules.hpp"

#include <string>

#include "mieux/store/personal_stretches.hpp"

namespace mieux {

/// No e-mail address, no telephone number and no value of the private roster in a public record, in
/// its comments neither; testimonials given with consent aside.
void check_personal_data(const RuleRun& run) {
  if (run.store.programme().private_store) return;
  const PrivateValues values = private_values(run.store);
  for (const Subject& kind : kinds) {
    if (kind.kind == RecordKind::expert_private) continue;
    for (const Record& record : run.store.records(kind.kind)) {
      if (!record.whole || (!record.may_hold_contact && values.empty())) continue;
      const RecordTree tree(run.store, record);
      for (const PersonalStretch& found : personal_stretches(tree.text, tree.document, values))
        run.error(record,
                  {"personal-data", found.span, std::string{found.what} + " in a public record",
                   "delete it; who a person is and how to reach them belongs to the private "
                   "roster"});
    }
  }
}

}  // namespace mieux
