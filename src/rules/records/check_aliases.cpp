#include "mieux/base/words.hpp"
#include "records_rules.hpp"

namespace mieux {

/// A former id is never given again.
void check_aliases(const RuleRun& run) {
  for (const Subject& kind : kinds)
    for (const Record& record : run.store.records(kind.kind))
      for (const Text& alias : record.aliases) {
        const Record* other = run.store.find(kind.kind, alias.value);
        if (other == nullptr) other = run.store.find_alias(kind.kind, alias.value);
        if (other == nullptr || other == &record) continue;
        run.error(record,
                  {"alias-taken",
                   alias.span,
                   "the former id " + in_quotes(alias.value) + " means " + full_id(*other) + " too",
                   "delete it here, or give the other record another id",
                   {{other, other->stated_id.span, "the other record"}}});
      }
}

}  // namespace mieux
