#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "cli/environment.hpp"

namespace mieux::cli {

/// Which state of a store `validate` is to check, beside --at.
struct CheckedWish {
  std::optional<std::string> since;  ///< a revision or a day: only what is new compared with it
  bool staged = false;               ///< what is staged, in place of the working folder
  bool second_opinion = false;
};

struct CheckedState {
  std::optional<Store> before;    ///< what it is compared with, if that is asked for
  std::set<std::string> changed;  ///< paths of the files that both hold otherwise
  Store after;                    ///< what is checked
};

/// Reads what is to be checked and compared. A branch is compared as a pull request does it: with
/// the last commit that it has in common with what is checked. Fails (2) for a revision that there
/// is not, or that has no store; (3) where nothing is in common, or files are unmerged.
CheckedState checked_state(const CheckedWish& wish, const Common& common,
                           const Environment& environment);

/// Findings of what is staged that come of a record which is in the working folder and not staged
/// get the hint to stage it.
void name_unstaged(std::vector<Diagnostic>& findings, const Common& common,
                   const Environment& environment);

/// The way from the top of the repository to a store, with `/` at its end; empty if it is the top,
/// or there is no repository.
std::string place_in_repository(const std::filesystem::path& folder);

}  // namespace mieux::cli
