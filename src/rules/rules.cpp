#include "mieux/rules/rules.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <optional>
#include <span>

#include "mieux/base/parallel.hpp"
#include "rules/experts/experts_rules.hpp"
#include "rules/feedback/feedback_rules.hpp"
#include "rules/fieldwork/fieldwork_rules.hpp"
#include "rules/knowledge/knowledge_rules.hpp"
#include "rules/records/records_rules.hpp"
#include "rules/requests/requests_rules.hpp"
#include "rules/reviews/reviews_rules.hpp"
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
  add(knowledge_rules);
  add(reviews_rules);
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

/// Where they are, record by record, so that each file is read once; without those that a draft may
/// have.
std::vector<Diagnostic> located(const Store& store, std::vector<Issue> issues, unsigned threads) {
  constexpr std::size_t share = 256;
  std::ranges::stable_sort(issues, std::less<>{}, &Issue::record);
  std::vector<std::optional<Diagnostic>> found(issues.size());
  std::atomic<std::size_t> next{0};
  run_on(std::min<std::size_t>(threads, issues.size() / share + 1), [&](std::size_t) {
    RecordTexts texts(store);
    for (std::size_t begin = next.fetch_add(share); begin < issues.size();
         begin = next.fetch_add(share))
      for (std::size_t i = begin; i < std::min(begin + share, issues.size()); ++i)
        found[i] = Store::locate(issues[i], texts);
  });
  std::vector<Diagnostic> diagnostics;
  for (std::optional<Diagnostic>& one : found)
    if (one) diagnostics.push_back(std::move(*one));
  return diagnostics;
}

}  // namespace

std::vector<Issue> check_rules(const Store& store, AsOf as_of, unsigned threads) {
  return run_checks(all_rules(), store, as_of, threads);
}

std::vector<Issue> document_issues(const Store& store, AsOf as_of, unsigned threads) {
  return run_checks({document_rules.begin(), document_rules.end()}, store, as_of, threads);
}

std::vector<Issue> all_issues(const Store& store, AsOf as_of, unsigned threads) {
  std::vector<Issue> issues = check_rules(store, as_of, threads);
  issues.insert(issues.end(), store.issues().begin(), store.issues().end());
  return issues;
}

std::vector<Diagnostic> validate(const Store& store, AsOf as_of, unsigned threads) {
  Checks checks{document_rules.begin(), document_rules.end()};
  for (const Check check : all_rules()) checks.push_back(check);
  std::vector<Issue> issues = store.issues();
  std::ranges::move(run_checks(checks, store, as_of, threads), std::back_inserter(issues));
  std::vector<Diagnostic> diagnostics = store.diagnostics();
  std::ranges::move(located(store, std::move(issues), threads), std::back_inserter(diagnostics));
  sort(diagnostics);
  return diagnostics;
}

}  // namespace mieux
