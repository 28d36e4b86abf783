#pragma once

#include <string>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/history/difference/changes.hpp"
#include "mieux/history/difference/figures.hpp"
#include "mieux/records/status.hpp"

namespace mieux::history {

/// The store in a state. `base`, which may be null: an earlier reading of it, whose texts and
/// records are shared. Fails as `revision_files` does.
Store store_in(const git::Repository& repository, const State& state,
               const schema::Schemas& schemas, unsigned threads, const Store* base = nullptr);

/// Two states that are to be compared; `before` is a revision.
struct ComparedStates {
  State before;
  State after;
  AsOf as_of;  ///< of both: a figure moves because records changed, not because time passed
  unsigned threads = 2;
  bool records_alone = false;  ///< leave figures and findings out: nothing is loaded
};

/// What two states of a store say differently.
struct Comparison {
  std::string before;  ///< how the states were named
  std::string after;
  Changes changes;
  bool records_alone = false;
  std::vector<MovedFigure> figures;
  std::string not_counted;       ///< why figures could not be compared; empty if they were
  std::vector<Diagnostic> come;  ///< findings that are new, sorted
  std::vector<Diagnostic> gone;
};

/// Compares records by their texts, and unless nothing changed or only records are asked for, loads
/// both states, runs the rules on them and counts the figures of both. Fails as `files_between` and
/// `revision_files` do.
Comparison compare(const git::Repository& repository, const ComparedStates& states,
                   const schema::Schemas& schemas);

}  // namespace mieux::history
