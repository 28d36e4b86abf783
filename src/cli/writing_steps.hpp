#pragma once

#include <filesystem>
#include <optional>

#include "writing.hpp"

namespace mieux::cli {

// Steps that the walks of `write` and `write_with_roster` share.

/// The repositories in which a change is committed, if asked.
struct Repositories {
  std::optional<git::Repository> own;
  std::optional<git::Repository> roster;
};

/// The repository around a store, if it lies in one. Fails (3) in the middle of a merge, (2) if
/// --commit is asked where there is none.
std::optional<git::Repository> repository_for(const std::filesystem::path& root,
                                              const Writing& writing);

/// Fails (3) if the change adds an error, which has been printed.
void refuse_errors(const Change& change, const Judgement& judgement);

/// Says what was done, or in a dry run what would be. False if that cannot be shown.
bool say(const Change& change, const Writing& writing, Environment& environment);

/// What comes after a change is saved. Nothing that goes wrong here makes it unsaved.
Exit after_saving(const Change& change, const Applied& applied, const Writing& writing,
                  const Repositories& repositories, Environment& environment);

}  // namespace mieux::cli
