#include "mieux/changes/judge.hpp"

#include <map>
#include <set>
#include <utility>

#include "changes/records/moves.hpp"
#include "guard.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/rules/comparison.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux {
namespace {

/// The names in identities that records of changed files have before the change, and after it.
std::map<std::string, std::string> names_after(const Change& change, const Store& before,
                                               const Store& after) {
  std::map<std::string, std::string> names;
  for (const FileChange& file : change.files) {
    if (!file.before) continue;
    const Record* old = before.at_path(file.path);
    const FileChange* to = old == nullptr ? nullptr : file_after(change, file, *old);
    const Record* now = to == nullptr ? nullptr : after.at_path(to->path);
    if (now != nullptr) names[identity_of(*old)] = identity_of(*now);
  }
  return names;
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
  const Overlay changed = overlay_of(change.files);
  Overlay overlay = store.overlay();
  for (const auto& [path, text] : changed) overlay[path] = text;
  Store::Options options;
  options.threads = threads;
  options.overlay = &overlay;
  options.base = &store;
  const Store result = Store::load(store.root(), store.schemas(), options);
  if (change.notes_on_result)
    for (Note& note : change.notes_on_result(result)) change.notes.push_back(std::move(note));
  std::set<std::string> paths;
  for (const auto& [path, text] : changed) paths.insert(path);
  Judgement judgement;
  FindingsCompared findings = compare_findings(
      {store, result, std::move(paths), names_after(change, store, result)}, as_of, threads);
  for (IdentifiedFinding& finding : findings.come) {
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
