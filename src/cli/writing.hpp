#pragma once

#include <functional>
#include <string>

#include "environment.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/git/git.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/lock.hpp"
#include "mieux/store/store.hpp"

namespace mieux::cli {

/// Options of every command that writes.
struct Writing {
  bool dry_run = false;       ///< -n
  bool commit = false;        ///< --commit
  bool show_private = false;  ///< --private: also what changes in the private roster
  bool in_merge = false;      ///< also in the middle of a merge: nothing is written that git merges
};

/// From a store to what is to be changed in it.
using Make = std::function<Change(const Store&, const Circumstances&)>;

/// Loads the store under its lock, makes the change, runs the rules on the result, applies it and
/// says what it did; with --dry-run shows it as a diff instead. Fails (3), with the findings, if it
/// would add an error; (3) in the middle of a merge.
Exit write(const Common& common, Environment& environment, const Writing& writing,
           const Make& make);

using MakeJudged = std::function<Judged(const Store&, const Circumstances&)>;

/// `write` for a command that judges the change itself, to tell the findings in its own way; those
/// left in the judgement are printed.
Exit write_judged(const Common& common, Environment& environment, const Writing& writing,
                  const MakeJudged& make);

/// Says notes and warnings, on standard error.
void print_remarks(const std::vector<Note>& notes, Environment& environment);

/// Fails (3), with what to do, if somebody else changed every file of a change at the moment it was
/// written, so that nothing of it is in force.
void refuse_apart(const Applied& applied, const Change& change, Environment& environment);

/// Says where a change that is saved is not in place, and why; nothing if it is complete.
void warn_unfinished(const Applied& applied, const Change& change, Environment& environment);

/// Has what was said arrived? If not, says that the change is saved all the same.
bool can_be_shown(Environment& environment);

/// Commits what a change wrote, and says so. False, said why, if git refuses or nothing can be
/// said.
bool commit_change(const git::Repository& repository, const Change& change,
                   Environment& environment);

/// Fails (3) if the store lies in a repository that is in the middle of a merge or the like.
void refuse_in_merge(const std::filesystem::path& root);

/// What operations need beside the store at `root`.
Circumstances circumstances_of(const Common& common, const Environment& environment,
                               const std::filesystem::path& root);

/// Prints a note or a warning, on standard error.
void print_note(const Note& note, Environment& environment);

/// Prints the findings a change adds, on standard error.
void print_added(const Judgement& judgement, Environment& environment);

}  // namespace mieux::cli
