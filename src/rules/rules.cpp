#include "mieux/rules/rules.hpp"

#include <atomic>
#include <iterator>
#include <span>

#include "mieux/base/parallel.hpp"
#include "rules/experts/experts_rules.hpp"
#include "rules/feedback/feedback_rules.hpp"
#include "rules/fieldwork/fieldwork_rules.hpp"
#include "rules/records/records_rules.hpp"
#include "rules/requests/requests_rules.hpp"
#include "rules/time/time_rules.hpp"

namespace mieux {
namespace {

using Checks = std::vector<Check>;

/// The rules of all rooms, in the order in which they are begun: the threads should end together,
/// so those that look at every record come first.
Checks all_rules() {
  Checks all;
  const auto add = [&](std::span<const Check> rules) {
    all.insert(all.end(), rules.begin(), rules.end());
  };
  add(records_rules);
  add(time_rules);
  add(requests_rules);
  add(fieldwork_rules);
  add(experts_rules);
  add(feedback_rules);
  return all;
}

std::vector<Issue> run_checks(const Checks& checks, const Store& store, AsOf as_of,
                              unsigned threads) {
  std::vector<std::vector<Issue>> found(checks.size());
  std::atomic<std::size_t> next{0};
  run_on(threads, [&](std::size_t) {
    for (std::size_t i = next.fetch_add(1); i < checks.size(); i = next.fetch_add(1))
      checks[i](RuleRun{store, as_of, found[i]});
  });
  std::vector<Issue> issues;
  for (std::vector<Issue>& some : found)
    std::move(some.begin(), some.end(), std::back_inserter(issues));
  return issues;
}

}  // namespace

std::vector<Issue> check_rules(const Store& store, AsOf as_of, unsigned threads) {
  return run_checks(all_rules(), store, as_of, threads);
}

std::vector<Issue> all_issues(const Store& store, AsOf as_of, unsigned threads) {
  std::vector<Issue> issues = check_rules(store, as_of, threads);
  issues.insert(issues.end(), store.issues().begin(), store.issues().end());
  return issues;
}

std::vector<Diagnostic> validate(const Store& store, AsOf as_of, unsigned threads) {
  std::vector<Diagnostic> diagnostics = store.diagnostics();
  RecordTexts texts(store);
  const auto add = [&](const std::vector<Issue>& issues) {
    for (const Issue& issue : issues)
      if (auto diagnostic = Store::locate(issue, texts))
        diagnostics.push_back(std::move(*diagnostic));
  };
  add(store.issues());
  Checks checks{document_rules.begin(), document_rules.end()};
  for (const Check check : all_rules()) checks.push_back(check);
  add(run_checks(checks, store, as_of, threads));
  sort(diagnostics);
  return diagnostics;
}

}  // namespace mieux
