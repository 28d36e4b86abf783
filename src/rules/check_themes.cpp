#include <algorithm>

#include "rule.hpp"

namespace mieux {
namespace {

bool in_scope(const Phase& phase, std::string_view theme) {
  return phase.themes.empty() ||
         std::any_of(phase.themes.begin(), phase.themes.end(),
                     [&](const Text& allowed) { return allowed.value == theme; });
}

}  // namespace

/// The themes of a request's topics are in scope of the phase in which it was approved (or, until
/// then, received). A warning: mandates were read generously.
void check_themes(const RuleRun& run) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    const RequestEvent* approval = find(request, RequestStep::approved);
    const When when = approval != nullptr ? approval->when : received(request);
    if (!when.known) continue;
    for (const Phase& phase : run.store.programme().phases) {
      if (within(when.date, phase.period()) != Truth::yes) continue;
      for (const Text& topic : request.topics) {
        const std::string_view theme = vocabularies.theme_of(topic.value);
        if (theme.empty() || in_scope(phase, theme)) continue;
        run.warning(record, "theme-out-of-scope", topic.span,
                    "the theme '" + std::string{vocabularies.label("themes", theme)} +
                        "' of this topic is not in scope of phase " +
                        std::string{phase.id.value},
                    "check the topic, or `themes` of the phase in mieux.yaml");
      }
    }
  }
}

}  // namespace mieux
