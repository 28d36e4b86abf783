#include "mieux/queries/figures/claims.hpp"
#include "records_rules.hpp"

namespace mieux {
namespace {

void check_query(const RuleRun& run, const View& view, const Record& record) {
  if (auto problem = problem_of(view, record))
    run.error(record,
              {"wrong-query", problem->span, "the query cannot be counted: " + problem->message,
               std::move(problem->hint)});
  for (QueryProblem& problem : unknown_elements(view, record))
    run.error(record, {"unknown-element", problem.span, std::move(problem.message),
                       std::move(problem.hint)});
}

}  // namespace

/// A claim says how its figure is counted, or why it cannot be; its query can be counted, and
/// what it lists is known.
void check_claims(const RuleRun& run) {
  const View view(run.store, run.as_of);
  for (const Record& record : run.store.records(RecordKind::claim)) {
    if (!record.whole) continue;
    if (record.sound) check_query(run, view, record);
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
