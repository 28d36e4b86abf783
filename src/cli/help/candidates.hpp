#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/catalogue.hpp"
#include "cli/environment.hpp"

namespace mieux::cli {

/// How many words are offered at most.
inline constexpr std::size_t most_candidates = 200;

/// A word that can stand where the cursor is.
struct Candidate {
  std::string word;
  std::string meaning;  ///< in a few words; may be empty
};

/// What completion offers.
struct Candidates {
  std::vector<Candidate> words;
  bool files = false;  ///< the names of files, which the shell knows
  bool folders = false;

  /// Keeps a word that begins with what is typed, if there are not too many yet.
  void add(std::string_view typed, std::string word, std::string_view meaning = {});
};

/// What can stand in the place of the last of `words`, of which some letters may be typed. Reads
/// names of folders, mieux.yaml and vocabularies, or the one record that was named; never the
/// store. Offers no more than a person reads. Empty where there is nothing to say, or anything goes
/// wrong.
Candidates candidates(const std::vector<std::string>& words, const Environment& environment);

}  // namespace mieux::cli
