#include "mieux/rules/comparison.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "mieux/rules/rules.hpp"

namespace mieux {
namespace {

using Names = std::map<std::string, std::string>;

/// The name after the change of what had this name before.
std::string name_after(const Names& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

/// What makes two findings the same: the code, the places it is about, whichever of them it stands
/// at, and what stands there.
using FindingKey =
    std::tuple<std::string_view, std::vector<std::tuple<std::string, std::string, std::string>>,
               std::string>;

FindingKey key_of(const IdentifiedFinding& finding, const Names* names) {
  const auto end = [&](const FindingIdentity& identity) {
    return std::tuple{names == nullptr ? identity.record : name_after(*names, identity.record),
                      identity.part, identity.field};
  };
  std::vector ends{end(finding.identity)};
  for (const FindingIdentity& other : finding.others) ends.push_back(end(other));
  std::sort(ends.begin(), ends.end());
  return {finding.identity.code, std::move(ends), finding.value};
}

/// Where a finding stands in the text of a record: kind, id and bytes.
using Spot = std::tuple<RecordKind, std::string_view, std::uint32_t, std::uint32_t>;
/// A finding in files that are the same before and after a change.
using Standing = std::tuple<std::string_view, std::string_view, std::vector<Spot>>;

/// Nothing if a file it is about is changed.
std::optional<Standing> standing(const Issue& issue, const std::set<std::string>& changed) {
  std::vector<Spot> spots;
  const auto add = [&](const Record& record, Span span) {
    spots.emplace_back(record.kind, record.id, span.begin, span.end);
    return !changed.contains(Store::path_of(record));
  };
  if (!add(*issue.record, issue.finding.span)) return std::nullopt;
  for (const OtherEnd& other : issue.others)
    if (!add(*other.record, other.span)) return std::nullopt;
  return Standing{issue.finding.code, issue.finding.field, std::move(spots)};
}

/// Takes out of both what a change leaves where it is: it need not be read again to see that it is
/// the same.
void set_aside(const std::set<std::string>& changed, std::vector<Issue>& before,
               std::vector<Issue>& after) {
  std::map<Standing, int> there;
  for (const Issue& issue : after)
    if (auto key = standing(issue, changed)) ++there[std::move(*key)];
  std::map<Standing, int> stays;
  std::erase_if(before, [&](const Issue& issue) {
    const auto key = standing(issue, changed);
    const auto found = key ? there.find(*key) : there.end();
    if (found == there.end() || found->second-- <= 0) return false;
    ++stays[*key];
    return true;
  });
  std::erase_if(after, [&](const Issue& issue) {
    const auto key = standing(issue, changed);
    const auto found = key ? stays.find(*key) : stays.end();
    return found != stays.end() && found->second-- > 0;
  });
}

/// As `sort` puts diagnostics in order.
void in_printed_order(std::vector<IdentifiedFinding>& findings) {
  const auto key = [](const IdentifiedFinding& finding) {
    const Diagnostic& one = finding.diagnostic;
    return std::tie(one.where.path, one.where.line, one.where.column, one.code, one.message);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

FindingsCompared compare_issues(const TwoStates& states, std::vector<Issue> issues_before,
                                std::vector<Issue> issues_after) {
  set_aside(states.changed, issues_before, issues_after);
  std::vector<IdentifiedFinding> before = identified_findings(states.before, issues_before);
  std::vector<IdentifiedFinding> after = identified_findings(states.after, issues_after);
  std::map<FindingKey, int> there;
  for (const IdentifiedFinding& finding : before) ++there[key_of(finding, &states.renamed)];
  FindingsCompared compared;
  std::map<FindingKey, int> stays;
  for (IdentifiedFinding& finding : after) {
    const FindingKey key = key_of(finding, nullptr);
    if (there[key]-- > 0)
      ++stays[key];
    else
      compared.come.push_back(std::move(finding));
  }
  for (IdentifiedFinding& finding : before)
    if (stays[key_of(finding, &states.renamed)]-- <= 0) compared.gone.push_back(std::move(finding));
  return compared;
}

}  // namespace

FindingsCompared compare_findings(const TwoStates& states, AsOf as_of, unsigned threads) {
  return compare_issues(states, all_issues(states.before, as_of, threads),
                        all_issues(states.after, as_of, threads));
}

std::vector<IdentifiedFinding> findings_brought(const TwoStates& states, AsOf as_of,
                                                unsigned threads) {
  std::vector<Issue> before = all_issues(states.before, as_of, threads);
  std::vector<Issue> after = all_issues(states.after, as_of, threads);
  // Git gives documents one by one: those of before are read only if one is wrong now.
  std::vector<Issue> documents = document_issues(states.after, as_of, threads);
  if (!documents.empty())
    std::ranges::move(document_issues(states.before, as_of, threads), std::back_inserter(before));
  std::ranges::move(documents, std::back_inserter(after));
  std::vector<IdentifiedFinding> come =
      compare_issues(states, std::move(before), std::move(after)).come;
  in_printed_order(come);
  return come;
}

std::vector<IdentifiedFinding> validate_identified(const Store& store, AsOf as_of,
                                                   unsigned threads) {
  std::vector<Issue> issues = all_issues(store, as_of, threads);
  std::ranges::move(document_issues(store, as_of, threads), std::back_inserter(issues));
  std::vector<IdentifiedFinding> found = identified_findings(store, issues);
  in_printed_order(found);
  return found;
}

}  // namespace mieux
