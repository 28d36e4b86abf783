#pragma once

#include <cstddef>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/roster.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a change does to the findings of a store.
struct Judgement {
  std::vector<Diagnostic> added;  ///< that were not there before, sorted
  std::size_t added_errors = 0;
};

/// A change as it may be written, and what it does.
struct Judged {
  Change change;
  Judgement judgement;
};

/// The one way from an operation to what is written, whoever asked for it: the change passes the
/// guards, which complete or refuse it (3), then reader, schemas and rules are run on the result,
/// which is not written, and the findings compared with those of the store.
Judged judge(const Store& store, Change change, const Circumstances& circumstances,
             unsigned threads);

/// The same for a change of a store and its private roster.
struct JudgedBoth {
  Change change;
  Judgement judgement;  ///< of the store
  Judgement in_roster;
};

/// Judges both parts of the change, each in its store. Fails (3) if a private value of it would
/// come into the public store, or into what is said of the change: the file is named, the value
/// is not.
JudgedBoth judge_both(const Store& store, const Roster& roster, Change change,
                      const Circumstances& circumstances, unsigned threads);

}  // namespace mieux
