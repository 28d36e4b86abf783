#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mieux/git/git.hpp"

namespace mieux::git {

// What git has of a store, as plain values. Paths are within the store. Nothing is checked out, no
// filter and no other program is run. All fail (4) with git's words where git cannot read.

/// A commit that a person named.
struct Revision {
  std::string commit;  ///< its whole id
  std::string named;   ///< as it was typed
};

/// The commit that `word` means: a branch, a tag, an id, `HEAD~2`; else a day, month or year, which
/// means the last commit of the current branch by its end. Fails (2): there is none, with the
/// nearest name.
Revision revision_of(const Repository& repository, std::string_view word);

/// The commit that a branch, a tag or another name means, but no day; nothing if git knows none.
std::optional<Revision> revision_if_any(const Repository& repository, std::string_view word);

/// The day on which its commit was made, in the local time of whoever asks: 2026-03-14.
std::string day_of(const Repository& repository, const Revision& revision);

/// The last commit of the current branch before the day began, named `before DAY`. Fails (2):
/// nothing was committed before, with the day of the first commit.
Revision revision_before(const Repository& repository, const std::string& day);

/// The last commit that both have in common, as `git merge-base` finds it. Fails (3): there is
/// none, with what to fetch where the clone is shallow, elsewhere with the hint `otherwise`.
Revision merge_base(const Repository& repository, const Revision& one, const Revision& other,
                    const std::string& otherwise);

/// Is this a clone that lacks the older history?
bool is_shallow(const Repository& repository);

/// A file as git has it.
struct TreeFile {
  enum class Sort : std::uint8_t { file, link, repository };

  std::string path;
  std::string id;  ///< of its contents
  Sort sort = Sort::file;
  std::uint64_t size = 0;  ///< bytes
};

/// Sizes of contents by their ids.
using Sizes = std::unordered_map<std::string_view, std::uint64_t>;

/// All files of the store at a revision; empty if there was no such folder. Git is asked for the
/// sizes of those alone that are not `known`: to tell them costs it more than to list the files.
std::vector<TreeFile> files_at(const Repository& repository, const Revision& revision,
                               const Sizes& known = {});

/// All files of the store as they are staged. Fails (3) if some are unmerged.
std::vector<TreeFile> staged_files(const Repository& repository);

/// Contents with their ids. The texts are views into `memory`.
struct Contents {
  std::shared_ptr<const std::string> memory;
  std::vector<std::pair<std::string_view, std::string_view>> texts;  ///< id and text
};

/// The contents of these ids, each once, in one run of git. `bytes`: of all of them, if known.
Contents contents_of(const Repository& repository, const std::vector<std::string>& ids,
                     std::size_t bytes = 0);

/// A file that two states hold otherwise.
struct FileDifference {
  std::string path;
  std::string before;  ///< id of its contents; empty: not there
  std::string after;
};

/// The files that differ between two revisions, in the order of their paths. Costs what differs.
std::vector<FileDifference> differing_files(const Repository& repository, const Revision& before,
                                            const Revision& after);

/// The same between a revision and what is staged.
std::vector<FileDifference> differing_staged(const Repository& repository, const Revision& before);

/// The files of the working folder that git does not know, or holds otherwise than staged.
std::vector<std::string> unstaged_paths(const Repository& repository);

/// The files of the working folder that may differ from a revision, ignored ones too: `after` is
/// not known without reading them, and empty.
std::vector<FileDifference> differing_on_disk(const Repository& repository, const Revision& before);

}  // namespace mieux::git
