// Which state of a store is checked, and what it is compared with.
#include "checked_state.hpp"

#include <algorithm>

#include "cli/command_line/file_input.hpp"
#include "mieux/git/marks.hpp"
#include "mieux/history/difference/changes.hpp"
#include "mieux/history/revision_files.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux::cli {
namespace {

using history::State;

git::Repository repository_for(const Common& common, const Environment& environment) {
  git::Repository repository = history::repository_around(store_folder(common, environment));
  if (environment.index.empty()) return repository;
  return repository.with_index(environment.folder / environment.index);
}

/// Where the findings that are new begin.
git::Revision begin_of(const git::Repository& repository, const std::string& since,
                       const Common& common) {
  auto found = git::revision_if_any(repository, since);
  // Else a day, itself included, as of every --since.
  git::Revision named = found                ? std::move(*found)
                        : Date::parse(since) ? git::revision_before(repository, since)
                                             : git::revision_of(repository, since);
  const std::string end = common.at.empty() ? "HEAD" : common.at;
  // What a merge that is going on brings is there already: it is no change of this branch.
  const bool merging = common.at.empty() &&
                       git::operation_in(git::git_folder_around(repository.folder())) == "a merge";
  const std::string without = "leave --since out to check all records";
  const git::Revision checked = git::revision_of(repository, end);
  git::Revision base = git::merge_base(repository, named, checked, without);
  if (merging && base.commit != named.commit)
    base = git::merge_base(repository, named, git::revision_of(repository, "MERGE_HEAD"), without);
  base.named = std::move(named.named);
  return base;
}

/// Is this the record that a finding misses?
bool is_missed(const Diagnostic& finding, const std::filesystem::path& folder,
               const std::string& path) {
  if (!is_record_path(path)) return false;
  const std::string id = std::filesystem::path(path).stem().string();
  if (finding.code == "unknown-reference")
    return finding.message.find("'" + id + "'") != std::string::npos;
  if (kind_at(path) != RecordKind::action) return false;
  std::error_code error;
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(folder / path, error)))
    return false;
  return yaml::value_on_line(text_of_regular(folder / path), "request") ==
         std::filesystem::path(finding.where.path).stem().string();
}

State end_of(const CheckedWish& wish, const Common& common, const git::Repository& repository) {
  if (wish.staged) return {State::Of::staged};
  if (common.at.empty()) return {State::Of::folder};
  return {State::Of::revision, git::revision_of(repository, common.at)};
}

}  // namespace

CheckedState checked_state(const CheckedWish& wish, const Common& common,
                           const Environment& environment) {
  if (wish.staged && !common.at.empty())
    throw Failure(Exit::usage, "--staged and --at both say what is to be checked", "leave one out");
  Store::Options options{.second_opinion = wish.second_opinion};
  if (!wish.staged && !wish.since)
    return {{}, {}, load_with(common, environment, std::move(options))};
  const git::Repository repository = repository_for(common, environment);
  if (wish.staged) options.files = history::staged_revision_files(repository);
  if (!wish.since) return {{}, {}, load_with(common, environment, std::move(options))};
  const State begin{State::Of::revision, begin_of(repository, *wish.since, common)};
  std::set<std::string> changed;
  for (const FileChange& file :
       history::files_between(repository, begin, end_of(wish, common, repository)))
    changed.insert(file.path);
  Store before = load_with(common, environment,
                           {.files = history::revision_files(repository, begin.revision)});
  if (!wish.second_opinion) options.base = &before;
  Store after = load_with(common, environment, std::move(options));
  return {std::move(before), std::move(changed), std::move(after)};
}

void name_unstaged(std::vector<Diagnostic>& findings, const Common& common,
                   const Environment& environment) {
  const auto misses_record = [](const Diagnostic& finding) {
    return finding.code == "unknown-reference" || finding.code == "approved-without-action";
  };
  if (std::none_of(findings.begin(), findings.end(), misses_record)) return;
  const git::Repository repository = repository_for(common, environment);
  const std::vector<std::string> unstaged = git::unstaged_paths(repository);
  for (Diagnostic& finding : findings) {
    if (!misses_record(finding)) continue;
    const auto missed = std::find_if(
        unstaged.begin(), unstaged.end(),
        [&](const std::string& path) { return is_missed(finding, repository.folder(), path); });
    if (missed != unstaged.end())
      finding.hint = *missed + " is there but not staged: `git add " + *missed + "`";
  }
}

std::string place_in_repository(const std::filesystem::path& folder) {
  const auto repository = git::Repository::around(folder);
  return repository ? repository->place() : "";
}

}  // namespace mieux::cli
