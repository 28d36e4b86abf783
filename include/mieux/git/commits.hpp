#pragma once

#include <set>
#include <string>
#include <vector>

#include "mieux/git/git.hpp"

namespace mieux::git {

/// A file that a commit changed.
struct CommittedFile {
  std::string path;                  ///< within the store
  std::vector<std::string> befores;  ///< id of its contents in each parent; empty: not there
  std::string after;                 ///< empty: not there any more
};

struct Commit {
  std::string id;
  std::string day;                   ///< on which it was written: 2026-03-14
  std::string author;                ///< as git has it, `.mailmap` considered
  std::string subject;               ///< the first line of its message
  std::vector<CommittedFile> files;  ///< of a merge: those that differ from all its parents
};

/// Which commits are asked for.
struct CommitsAsked {
  std::vector<std::string> paths = {};  ///< only those that changed one of these; none: any
  std::string since = {};               ///< only from this day on; empty: from the first
  std::string up_to = {};               ///< id of the last one; empty: that of the current branch
  std::string without = {};             ///< id of a commit: none that it has; empty: all
};

/// Commits that changed files of the store, the newest first. Empty before the first commit. Fails
/// (4) with git's words.
std::vector<Commit> commits(const Repository& repository, const CommitsAsked& asked);

/// The paths of files directly in `folder` (relative to the store) of a commit that have this text
/// in a line. `commit` may be a name, such as `ID^2`.
std::vector<std::string> paths_holding(const Repository& repository, const std::string& commit,
                                       const std::string& folder, const std::string& text);

/// The text of a file of the store at a commit. Fails (4) if there is none.
std::string text_at_commit(const Repository& repository, const std::string& commit,
                           const std::string& path);

/// A commit and the day on which it was made, in the local time of whoever asks.
struct DatedCommit {
  std::string id;
  std::string day;  ///< 2026-03-14
};

/// What a branch was, day by day: the commit `from` and those before it, the newest first; of a
/// merge the side that it was made on. With `path` only those that changed this file of the store.
/// Fails (4) with git's words.
std::vector<DatedCommit> line_of_commits(const Repository& repository, const std::string& from,
                                         const std::string& path = {});

/// The commits at which a shallow clone ends: what they are said to add may be older.
std::set<std::string> shallow_ends(const Repository& repository);

}  // namespace mieux::git
