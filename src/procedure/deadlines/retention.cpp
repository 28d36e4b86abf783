#include "mieux/procedure/deadlines/retention.hpp"

#include <algorithm>

namespace mieux {

std::vector<DueItem> retention_items(const Store& store, const Roster& roster, AsOf as_of) {
  std::vector<DueItem> items;
  const auto add = [&](const Record& expert, Date due, const char* what) {
    items.push_back({due, {}, "retention", what, &expert, {}, {}});
  };
  for (const Record& record : roster.store().records(RecordKind::expert_private)) {
    if (!record.whole) continue;
    const PersonalPart& part = roster.store().personal_parts()[record.position];
    const Record* expert = store.find(RecordKind::expert, record.id);
    const Record& of = expert == nullptr ? record : *expert;
    const bool withdrawn =
        part.consent_withdrawn.known && happened(part.consent_withdrawn, as_of) != Truth::no;
    if (withdrawn)
      add(of, part.consent_withdrawn.date, "Personal part to be deleted: consent withdrawn");
    else if (part.keep_until.known)
      add(of, part.keep_until.date, "Personal part to be deleted, or consent renewed");
  }
  std::stable_sort(items.begin(), items.end(), [](const DueItem& a, const DueItem& b) {
    return a.due->last() < b.due->last();
  });
  return items;
}

}  // namespace mieux
