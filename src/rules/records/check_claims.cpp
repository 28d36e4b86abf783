#include "mieux/queries/figures/claims.hpp"
#include "records_rules.hpp"

namespace mieux {

/// A claim says how its figure is counted, or why it cannot be; and its query can be counted.
void check_claims(const RuleRun& run) {
  const View view(run.store, run.as_of);
  for (const Record& record : run.store.records(RecordKind::claim)) {
    if (!record.whole) continue;
    if (record.sound)
      if (auto problem = problem_of(view, record))
        run.error(record,
                  {"wrong-query", problem->span, "the query cannot be counted: " + problem->message,
                   std::move(problem->hint)});
    const RecordTree tree(run.store, record);
    const yaml::Node& root = tree.document.root();
    const bool query = tree.document.find(root, "query") != nullptr;
    const bool reason = tree.document.find(root, "not_countable") != nullptr;
    if (query != reason) continue;
    run.error(
        record,
        {"claim-without-query", record.stated_id.span,
         query ? "the claim has a query and says that it is not countable"
               : "the claim neither has a query nor says why it is not countable",
         query ? "delete one of the two"
               : "add `query:` with `of:` and `where:`, or `not_countable:` with the reason"});
  }
}

}  // namespace mieux
