#include "mieux/base/words.hpp"
#include "records_rules.hpp"

#include <algorithm>

namespace mieux {

/// An official number on two records is worth a look; history has such numbers.
void check_reference_numbers(const RuleRun& run) {
  struct Use {
    const Text* number;
    const Record* record;
  };
  std::vector<Use> uses;
  for (const Subject& kind : kinds)
    for (const Record& record : run.store.records(kind.kind))
      for (const Text& number : record.references) uses.push_back({&number, &record});
  std::stable_sort(uses.begin(), uses.end(),
                   [](const Use& a, const Use& b) { return a.number->value < b.number->value; });
  for (std::size_t i = 1; i < uses.size(); ++i) {
    const Use& one = uses[i - 1];
    const Use& two = uses[i];
    if (one.number->value != two.number->value || one.record == two.record) continue;
    run.warning(*two.record, {"duplicate-reference",
                              two.number->span,
                              "the number " + in_quotes(two.number->value) + " stands on " +
                                  full_id(*one.record) + " too",
                              "check the letters; if both carry the number, leave it as it is",
                              {{one.record, one.number->span, "here is the other"}}});
  }
}

}  // namespace mieux
