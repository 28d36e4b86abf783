#include "fieldwork_rules.hpp"

namespace mieux {
namespace {

/// "women and men are 22 together"; where one of them is not stated, "women alone are 22".
std::string women_and_men(const Participants& p, std::uint64_t counted) {
  const std::string number = std::to_string(counted);
  if (!p.men) return "women alone are " + number;
  return p.women ? "women and men are " + number + " together" : "men alone are " + number;
}

void check(const RuleRun& run, const Record& record, const Participants& p) {
  if (!p.total) return;
  const std::uint64_t counted = std::uint64_t{p.women.value_or(0)} + p.men.value_or(0);
  if (counted > *p.total)
    run.error(record, {"participants-sum", p.span,
                       women_and_men(p, counted) + ", the total is " + std::to_string(*p.total),
                       "correct the number that is wrong"});
  if (p.by_country > *p.total)
    run.error(record, {"participants-sum", p.span,
                       "participants by country are " + std::to_string(p.by_country) +
                           " together, the total is " + std::to_string(*p.total),
                       "correct the number that is wrong"});
}

}  // namespace

/// Women and men together are not more than all participants, nor are those of all countries: of
/// activities and of events.
void check_participants(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action))
    for (const Activity& activity : run.store.actions()[record.position].activities)
      check(run, record, activity.participants);
  for (const Record& record : run.store.records(RecordKind::event))
    check(run, record, run.store.events()[record.position].participants);
}

}  // namespace mieux
