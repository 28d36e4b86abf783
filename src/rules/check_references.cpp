#include <algorithm>

#include "mieux/base/text.hpp"
#include "rule.hpp"

namespace mieux {
namespace {

std::string names_of_set(KindSet set) {
  std::string names;
  for (const KindNames& kind : kinds)
    if (contains(set, kind.kind))
      names += (names.empty() ? "" : " or ") + std::string{kind.name};
  return names;
}

/// The nearest ids among the kinds a reference may mean.
std::string suggestion(const Store& store, std::string_view id, KindSet set) {
  std::vector<std::string_view> ids;
  for (const KindNames& kind : kinds)
    if (contains(set, kind.kind))
      for (const Record& record : store.records(kind.kind)) ids.push_back(record.id);
  return suggest(id, ids, "`mieux list " + names_of_set(set) + "` shows what there is");
}

void report_unknown(const RuleRun& run, const Reference& reference) {
  const schema::ReferenceUse& use = reference.use;
  constexpr auto every_kind = static_cast<KindSet>((1U << kind_count) - 1);
  const Record* elsewhere = run.store.target(use.text, every_kind);
  std::vector<OtherEnd> others;
  std::string message = "there is no " + names_of_set(use.kinds) + " " + quoted(use.text);
  if (elsewhere != nullptr) {
    message += "; " + full_id(*elsewhere) + " is of another kind";
    others.push_back({elsewhere, elsewhere->stated_id.span, "the record of that name"});
  }
  run.error(*reference.from, "unknown-reference", use.span, std::move(message),
            suggestion(run.store, use.text, use.kinds), std::move(others));
}

}  // namespace

/// Every reference means a record of the right kind; one by a former id wants to be mended.
void check_references(const RuleRun& run) {
  for (const Reference& reference : run.store.references()) {
    const schema::ReferenceUse& use = reference.use;
    const Record* target = run.store.target(use.text, use.kinds);
    if (target == nullptr) {
      report_unknown(run, reference);
      continue;
    }
    const std::string_view id = use.text.substr(use.text.find('/') + 1);
    if (target->id != id)
      run.warning(*reference.from, "former-id", use.span,
                  quoted(use.text) + " is a former id of " + full_id(*target),
                  "write " + std::string{target->id});
  }
}

}  // namespace mieux
