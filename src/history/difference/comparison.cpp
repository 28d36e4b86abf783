#include "mieux/history/difference/comparison.hpp"

#include <set>
#include <utility>

#include "mieux/base/words.hpp"
#include "mieux/history/revision_files.hpp"
#include "mieux/rules/comparison.hpp"
#include "mieux/store/unread.hpp"

namespace mieux::history {
namespace {

std::vector<Diagnostic> sorted(std::vector<IdentifiedFinding> findings) {
  std::vector<Diagnostic> diagnostics;
  for (IdentifiedFinding& finding : findings) diagnostics.push_back(std::move(finding.diagnostic));
  sort(diagnostics);
  return diagnostics;
}

/// Which records keep figures from being counted; empty if none does.
std::string unread_in(const Store& store, const std::string& state) {
  KindSet all{};
  for (const Subject& kind : kinds) all |= set_of(kind.kind);
  const std::vector<std::string> files = unread_files(store, all);
  return files.empty() ? "" : files.front() + " cannot be read in " + state;
}

}  // namespace

Store store_in(const git::Repository& repository, const State& state,
               const schema::Schemas& schemas, unsigned threads, const Store* base) {
  Store::Options options;
  options.threads = threads;
  options.base = base;
  const StoreFiles* known = base == nullptr ? nullptr : &base->files();
  if (state.of == State::Of::revision)
    options.files = revision_files(repository, state.revision, known);
  if (state.of == State::Of::staged) options.files = staged_revision_files(repository, known);
  return Store::load(repository.folder(), schemas, options);
}

Comparison compare(const git::Repository& repository, const ComparedStates& states,
                   const schema::Schemas& schemas) {
  Comparison comparison;
  comparison.before = states.before.name();
  comparison.after = states.after.name();
  const std::vector<FileChange> files = files_between(repository, states.before, states.after);
  comparison.changes = changes_in(schemas, files);
  comparison.records_alone = states.records_alone;
  if (states.records_alone || !comparison.changes.any()) return comparison;
  const Store before = store_in(repository, states.before, schemas, states.threads);
  const Store after = store_in(repository, states.after, schemas, states.threads, &before);
  std::set<std::string> paths;
  for (const FileChange& file : files) paths.insert(file.path);
  FindingsCompared findings =
      compare_findings({before, after, std::move(paths), {}}, states.as_of, states.threads);
  comparison.come = sorted(std::move(findings.come));
  comparison.gone = sorted(std::move(findings.gone));
  comparison.not_counted = unread_in(before, comparison.before);
  if (comparison.not_counted.empty()) comparison.not_counted = unread_in(after, comparison.after);
  if (comparison.not_counted.empty())
    comparison.figures = figures_between(View(before, states.as_of), View(after, states.as_of));
  return comparison;
}

}  // namespace mieux::history
