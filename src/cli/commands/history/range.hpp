#pragma once

#include <optional>
#include <string>
#include <utility>

#include "mieux/git/revisions.hpp"
#include "mieux/history/difference/changes.hpp"

namespace mieux::cli {

/// A range of revisions as it is typed: `A..B`, `A...B`; an empty side is HEAD.
struct TypedRange {
  std::string from;
  std::string to;
  bool from_common = false;  ///< three dots
};

/// The range that a word is; nothing if it is none.
std::optional<TypedRange> range_in(const std::string& word);

/// The state at a revision; at HEAD if the word is empty. Fails (2) if there is no such one.
history::State state_of(const git::Repository& repository, const std::string& word);

/// The two states of a range; of three dots the first is what both have in common. Fails as
/// `state_of` and `git::merge_base` do.
std::pair<history::State, history::State> states_of(const git::Repository& repository,
                                                    const TypedRange& range);

}  // namespace mieux::cli
