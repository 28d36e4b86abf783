#include "records_rules.hpp"

#include "mieux/base/uid.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

/// No two records share a uid: a copied file keeps the uid of its original.
void check_uids(const RuleRun& run) {
  std::vector<const Record*> all;
  for (const Subject& kind : kinds)
    for (const Record& record : run.store.records(kind.kind))
      if (record.uid.is_there()) all.push_back(&record);
  IdIndex index;
  index.reserve(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Text& uid = all[i]->uid;
    const std::uint32_t first =
        index.insert(uid.value, i, [&](std::uint32_t k) { return all[k]->uid.value; });
    if (first != i)
      run.error(*all[i],
                {"duplicate-uid",
                 uid.span,
                 "the uid " + in_quotes(uid.value) + " belongs to " + full_id(*all[first]) + " too",
                 "one is a copy: write another into the newer one, such as " +
                     uid_from(full_id(*all[i]) + "\n" + std::string{uid.value}),
                 {{all[first], all[first]->uid.span, "here is the other"}}});
  }
}

}  // namespace mieux
