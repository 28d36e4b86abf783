#include "mieux/rules/rules.hpp"

#include <array>
#include <atomic>
#include <iterator>

#include "mieux/base/parallel.hpp"
#include "rule.hpp"

namespace mieux {
namespace {

using Check = void (*)(const RuleRun&);

/// Those that take longest come first, so that the threads end together.
constexpr auto checks = std::to_array<Check>({
    check_references,
    check_uids,
    check_personal_data,
    check_future_events,
    check_date_order,
    check_activity_dates,
    check_activity_ids,
    check_eligibility,
    check_experts_twice,
    check_action_approval,
    check_completed_actions,
    check_event_order,
    check_experts_named,
    check_participants,
    check_reasons,
    check_ids,
    check_reference_numbers,
    check_aliases,
    check_regions,
    check_feedback_sums,
    check_self_approval,
    check_consultation,
    check_claims,
    check_personal_store,
    check_clocks,
});

}  // namespace

std::vector<Issue> check_rules(const Store& store, Clock clock, unsigned threads) {
  std::vector<std::vector<Issue>> found(checks.size());
  std::atomic<std::size_t> next{0};
  run_on(threads, [&](std::size_t) {
    for (std::size_t i = next.fetch_add(1); i < checks.size(); i = next.fetch_add(1))
      checks[i](RuleRun{store, clock, found[i]});
  });
  std::vector<Issue> issues;
  for (std::vector<Issue>& some : found)
    std::move(some.begin(), some.end(), std::back_inserter(issues));
  return issues;
}

std::vector<Diagnostic> validate(const Store& store, Clock clock, unsigned threads) {
  std::vector<Diagnostic> diagnostics = store.diagnostics();
  RecordTexts texts(store);
  const auto add = [&](const std::vector<Issue>& issues) {
    for (const Issue& issue : issues)
      if (auto diagnostic = Store::locate(issue, texts))
        diagnostics.push_back(std::move(*diagnostic));
  };
  add(store.issues());
  add(check_rules(store, clock, threads));
  sort(diagnostics);
  return diagnostics;
}

}  // namespace mieux
