#include "fieldwork_rules.hpp"

namespace mieux {

/// Women and men together are not more than all participants, nor are those of all countries.
void check_participants(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::action))
    for (const Activity& activity : run.store.actions()[record.position].activities) {
      const Participants& p = activity.participants;
      if (!p.total) continue;
      const std::uint64_t counted = std::uint64_t{p.women.value_or(0)} + p.men.value_or(0);
      if (counted > *p.total)
        run.error(record, {"participants-sum", p.span,
                           "women and men are " + std::to_string(counted) +
                               " together, the total is " + std::to_string(*p.total),
                           "correct the number that is wrong"});
      if (p.by_country > *p.total)
        run.error(record, {"participants-sum", p.span,
                           "participants by country are " + std::to_string(p.by_country) +
                               " together, the total is " + std::to_string(*p.total),
                           "correct the number that is wrong"});
    }
}

}  // namespace mieux
