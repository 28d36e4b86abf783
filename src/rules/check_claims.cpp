#include <memory_resource>

#include "mieux/yaml/document.hpp"
#include "rule.hpp"

namespace mieux {

/// A claim says how its figure is counted, or why it cannot be.
void check_claims(const RuleRun& run) {
  std::pmr::monotonic_buffer_resource memory;
  yaml::Document document;
  std::vector<Finding> findings;
  for (const Record& record : run.store.records(RecordKind::claim)) {
    if (!record.whole || !yaml::read(record.text, document, memory, findings)) continue;
    const bool query = document.find(document.root(), "query") != nullptr;
    const bool reason = document.find(document.root(), "not_countable") != nullptr;
    if (query != reason) continue;
    run.error(record, "claim-without-query", record.stated_id.span,
              query ? "the claim has a query and says that it is not countable"
                    : "the claim neither has a query nor says why it is not countable",
              query ? "delete one of the two"
                    : "add `query:` with `of:` and `where:`, or `not_countable:` with the reason");
  }
}

}  // namespace mieux
