#include "rule.hpp"

namespace mieux {

/// The id inside a record is its file's name.
void check_ids(const RuleRun& run) {
  for (const KindNames& kind : kinds)
    for (const Record& record : run.store.records(kind.kind))
      if (record.stated_id.is_there() && record.stated_id.value != record.id)
        run.error(record, "id-mismatch", record.stated_id.span,
                  "the file " + Store::path_of(record) + " holds the id " +
                      quoted(record.stated_id.value),
                  "write id: " + std::string{record.id} + ", or rename the file");
}

}  // namespace mieux
