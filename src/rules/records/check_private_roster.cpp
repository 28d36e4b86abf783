#include "mieux/procedure/experts/parts_alone.hpp"
#include "mieux/store/roster.hpp"
#include "records_rules.hpp"

namespace mieux {
namespace {

void report_problem(const RuleRun& run, const Record& programme, RosterProblem problem) {
  run.warning(programme, {"roster-unusable", run.store.programme().private_roster.span,
                          std::move(problem.message), std::move(problem.hint)});
}

void find_unread(const RuleRun& run, const Record& programme, const Roster& roster) {
  if (std::string unread = unread_parts(roster); !unread.empty())
    report_problem(run, programme,
                   {RosterProblem::Sort::no_store, std::move(unread),
                    "`mieux -C " + std::string{run.store.programme().private_roster.value} +
                        " validate` says what is wrong"});
}

/// Each personal part is that of an expert on record.
void find_parts_alone(const RuleRun& run, const Record& programme, const Roster& roster) {
  for (const PartAlone& part : parts_alone(run.store, roster))
    run.warning(programme, {"part-without-expert", run.store.programme().private_roster.span,
                            "the private roster has " + in_words(part) + ": " + part.id,
                            what_to_do(part, run.store)});
}

}  // namespace

/// The private roster that mieux.yaml names can be used, if it is here, and fits the experts. Not
/// everybody has it: that it is not here is no finding. Its records are judged where they are.
void check_private_roster(const RuleRun& run) {
  const auto& programmes = run.store.records(RecordKind::programme);
  if (programmes.empty() || !run.store.programme().private_roster.is_there()) return;
  const Record& programme = programmes.front();
  auto problem = problem_of_roster(run.store);
  if (problem && problem->sort == RosterProblem::Sort::absent) return;
  if (problem) return report_problem(run, programme, std::move(*problem));
  try {
    const Roster roster = Roster::open(run.store, 1);
    find_unread(run, programme, roster);
    find_parts_alone(run, programme, roster);
  } catch (const Failure& failure) {
    report_problem(run, programme, {RosterProblem::Sort::no_store, failure.what(), failure.hint()});
  }
}

}  // namespace mieux
