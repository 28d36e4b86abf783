#include <algorithm>

#include "rule.hpp"

namespace mieux {
namespace {

bool in_scope(const Phase& phase, std::string_view theme) {
  return phase.themes.empty() ||
         std::any_of(phase.themes.begin(), phase.themes.end(),
                     [&](const Text& allowed) { return allowed.value == theme; });
}

When decisive_day(const Request& request) {
  const RequestEvent* approval = find(request, RequestStep::approved);
  return approval != nullptr && approval->when.known ? approval->when : received(request);
}

/// Each theme once, at the first topic that belongs to it.
void check(const RuleRun& run, const Record& record, List<Text> topics, const Phase& phase) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  std::vector<std::string_view> seen;
  for (const Text& topic : topics) {
    const std::string_view theme = vocabularies.theme_of(topic.value);
    if (theme.empty() || in_scope(phase, theme) ||
        std::find(seen.begin(), seen.end(), theme) != seen.end())
      continue;
    seen.push_back(theme);
    run.warning(record, "theme-out-of-scope", topic.span,
                "the theme '" + std::string{vocabularies.label("themes", theme)} +
                    "' of this topic is not in scope of phase " + std::string{phase.id.value},
                "check the topic, or `themes` of the phase in mieux.yaml");
  }
}

}  // namespace

/// The themes of a request's topics are in scope of the phase in which it was approved (or, until
/// then, received). A warning: mandates were read generously.
void check_themes(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    const When when = decisive_day(request);
    if (!when.known) continue;
    for (const Phase& phase : run.store.programme().phases)
      if (within(when.date, phase.period()) == Truth::yes)
        check(run, record, request.topics, phase);
  }
}

}  // namespace mieux
