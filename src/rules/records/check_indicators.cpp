#include "mieux/queries/figures/indicators.hpp"
#include "records_rules.hpp"

namespace mieux {

/// What the indicators of mieux.yaml count can be counted.
void check_indicators(const RuleRun& run) {
  const Record& programme = run.store.records(RecordKind::programme).front();
  if (!programme.sound || !run.store.programme().counts_indicators) return;
  for (QueryProblem& problem : indicator_problems(View(run.store, run.as_of)))
    run.error(programme,
              {"wrong-query", problem.span, "the indicator cannot be counted: " + problem.message,
               std::move(problem.hint)});
}

}  // namespace mieux
