#include "mieux/base/words.hpp"
#include "records_rules.hpp"

namespace mieux {

/// The id inside a record is its file's name.
void check_ids(const RuleRun& run) {
  for (const Subject& kind : kinds)
    for (const Record& record : run.store.records(kind.kind)) {
      const Text& stated = record.stated_id;
      if (!stated.is_there() || stated.value == record.id) continue;
      const Record* owner = run.store.find(kind.kind, stated.value);
      std::vector<OtherEnd> others;
      if (owner != nullptr) others.push_back({owner, owner->stated_id.span, "the file of that id"});
      run.error(
          record,
          {"id-mismatch", stated.span,
           "the file " + Store::path_of(record) + " holds the id " + in_quotes(stated.value),
           "write id: " + std::string{record.id} + (owner == nullptr ? ", or rename the file" : ""),
           std::move(others)});
    }
}

}  // namespace mieux
