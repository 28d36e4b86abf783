#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/git/texts_ever.hpp"
#include "mieux/store/private_values.hpp"

namespace mieux::history {

/// Personal data in a text that git holds, though perhaps in no file any more.
struct PersonalInHistory {
  std::vector<std::string> commits;  ///< the first that have it; abbreviated
  bool in_message = false;           ///< of a commit, not in a file
  Diagnostic finding;  ///< its path is `COMMIT:PATH:LINE:COLUMN`; the line is not in it
};

struct HistorySearched {
  std::vector<PersonalInHistory> found;  ///< sorted by path
  std::size_t texts = 0;                 ///< looked at
  git::TextsLeftOut left_out;
};

/// What the search is for: the values of persons, and in records also any way to reach somebody.
struct PersonalWanted {
  const PrivateValues& values;
  bool contacts = true;
};

/// Looks through all that git holds of the repository, whatever branch, tag, stash or reflog leads
/// to it, and through the names of files, branches and tags. In records testimonials given with
/// consent are passed over; in other files and in messages the values alone are looked for. Fails
/// (4) with git's words.
HistorySearched search_history(const git::Repository& repository, const PersonalWanted& wanted);

/// Files that were looked through, as paths from their folder.
struct FilesSearched {
  std::vector<std::string> found;  ///< that hold a value, in their name or contents; sorted
  std::vector<std::string> large;  ///< of more than 16 MiB: not looked at
};

/// Looks through the files of a folder and of the folders in it; `.git` is left out, links are not
/// followed. Fails (4) if something cannot be read.
FilesSearched search_files(const std::filesystem::path& folder, const PrivateValues& values);

}  // namespace mieux::history
