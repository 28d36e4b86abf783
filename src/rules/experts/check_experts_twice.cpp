#include "experts_rules.hpp"

#include <algorithm>

#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/deployments.hpp"

namespace mieux {
namespace {

/// Days on which an expert surely was on site.
struct OnSite {
  const Record* expert;
  Day first;
  Day last;
  const Record* record;
  const Action* action;
  const Mission* mission;
};

/// `benin/m2 (activity a3)`.
std::string name_of(const OnSite& stay) {
  const Text& activity = stay.mission->activity;
  return std::string{stay.record->id} + "/" + mission_name(*stay.action, *stay.mission) +
         (activity.is_there() ? " (activity " + std::string{activity.value} + ")" : "");
}

void add_days(std::vector<OnSite>& stays, const Record& expert, const Deployment& deployment) {
  const auto& [record, action, mission] = deployment;
  const SureDays days = sure_days_on_site(*action, *mission);
  if (!days.is_empty()) stays.push_back({&expert, days.first, days.last, record, action, mission});
}

}  // namespace

/// Nobody is on two on-site missions on one day, as far as the days are known.
void check_experts_twice(const RuleRun& run) {
  std::vector<OnSite> stays;
  const Deployments deployments(run.store);
  for (const Record& expert : run.store.records(RecordKind::expert)) {
    const List<Deployment> all = deployments.of(expert);
    for (const Deployment& one : all)
      if (all.size() > 1) add_days(stays, expert, one);
  }
  std::stable_sort(stays.begin(), stays.end(), [](const OnSite& a, const OnSite& b) {
    return a.expert != b.expert ? a.expert < b.expert : a.first < b.first;
  });
  const OnSite* longest = nullptr;  // of those of the same expert so far, the one that ends last
  for (const OnSite& stay : stays) {
    if (longest != nullptr && longest->expert != stay.expert) longest = nullptr;
    if (longest != nullptr && stay.first <= longest->last)
      run.error(*stay.record,
                {"expert-twice",
                 stay.mission->span,
                 "expert " + in_quotes(stay.expert->id) + " is on two missions on " +
                     to_string(stay.first) + ": " + name_of(*longest) + " and " + name_of(stay),
                 "correct the dates or the expert, or write `mode: remote` at the activity",
                 {{longest->record, longest->mission->span, "the other mission"}}});
    if (longest == nullptr || stay.last > longest->last) longest = &stay;
  }
}

}  // namespace mieux
