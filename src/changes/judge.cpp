#include "mieux/changes/judge.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "changes/records/moves.hpp"
#include "guard.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/rules/identity.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux {
namespace {

/// The names that records of changed files have before the change and after it.
class Names {
 public:
  Names(const Change& change, const Store& before, const Store& after) {
    for (const FileChange& file : change.files) {
      if (!file.before) continue;
      const Record* old = before.at_path(file.path);
      const FileChange* to = old == nullptr ? nullptr : file_after(change, file, *old);
      const Record* now = to == nullptr ? nullptr : after.at_path(to->path);
      if (now != nullptr) after_[identity_of(*old)] = identity_of(*now);
    }
  }

  /// The name after the change of what had this name before.
  [[nodiscard]] std::string after(const std::string& name) const {
    const auto found = after_.find(name);
    return found == after_.end() ? name : found->second;
  }

 private:
  std::map<std::string, std::string> after_;
};

/// What makes two findings the same: the code, the places it is about, whichever of them it stands
/// at, and what stands there.
using Key = std::tuple<std::string_view,
                       std::vector<std::tuple<std::string, std::string, std::string>>, std::string>;

Key key_of(const IdentifiedFinding& finding, const Names* names) {
  const auto end = [&](const FindingIdentity& identity) {
    return std::tuple{names == nullptr ? identity.record : names->after(identity.record),
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
std::optional<Standing> standing(const Issue& issue, const Overlay& changed) {
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
void set_aside(const Overlay& changed, std::vector<Issue>& before, std::vector<Issue>& after) {
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

/// What is written must be read alike by everybody.
void ask_second_opinion(const Change& change) {
  for (const FileChange& file : change.files) {
    if (!file.after || file.before == file.after || !file.path.ends_with(".yaml")) continue;
    yaml::Document document;
    std::pmr::monotonic_buffer_resource unescaped;
    std::vector<Finding> findings;
    if (!yaml::read(*file.after, document, unescaped, findings)) continue;  // said by the store
    const auto differences = yaml::second_opinion(*file.after, document);
    if (!differences.empty())
      throw Failure(Exit::refused, file.path + ": " + differences.front().message,
                    "write the value in another way; please report this");
  }
}

/// Adds to the change what its result tells.
Judgement compare(const Store& store, Change& change, AsOf as_of, unsigned threads) {
  ask_second_opinion(change);
  const Overlay changed = overlay_of(change);
  Overlay overlay = store.overlay();
  for (const auto& [path, text] : changed) overlay[path] = text;
  Store::Options options;
  options.threads = threads;
  options.overlay = &overlay;
  options.base = &store;
  const Store result = Store::load(store.root(), store.schemas(), options);
  if (change.notes_on_result)
    for (Note& note : change.notes_on_result(result)) change.notes.push_back(std::move(note));
  Judgement judgement;
  std::vector<Issue> issues_before = all_issues(store, as_of, threads);
  std::vector<Issue> issues_after = all_issues(result, as_of, threads);
  set_aside(changed, issues_before, issues_after);
  std::vector<IdentifiedFinding> after = identified_findings(result, issues_after);
  if (after.empty()) return judgement;
  const Names names(change, store, result);
  std::map<Key, int> there;
  for (const IdentifiedFinding& finding : identified_findings(store, issues_before))
    ++there[key_of(finding, &names)];
  for (IdentifiedFinding& finding : after) {
    if (there[key_of(finding, nullptr)]-- > 0) continue;
    judgement.added_errors += finding.diagnostic.severity == Severity::error ? 1 : 0;
    judgement.added.push_back(std::move(finding.diagnostic));
  }
  sort(judgement.added);
  return judgement;
}

}  // namespace

Judged judge(const Store& store, Change change, const Circumstances& circumstances,
             unsigned threads) {
  Judged judged{guarded(store, std::move(change), circumstances), {}};
  if (judged.change.changes_anything())
    judged.judgement = compare(store, judged.change, circumstances.as_of, threads);
  return judged;
}

}  // namespace mieux
