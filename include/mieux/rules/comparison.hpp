#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mieux/rules/identity.hpp"

namespace mieux {

/// Two states of one store.
struct TwoStates {
  const Store& before;
  const Store& after;
  std::set<std::string> changed;               ///< paths of the files that they hold otherwise
  std::map<std::string, std::string> renamed;  ///< records by `identity_of`: before and after
};

/// The findings that are in one of two states alone, in no order.
struct FindingsCompared {
  std::vector<IdentifiedFinding> come;
  std::vector<IdentifiedFinding> gone;
};

/// Runs the rules on both and compares the findings by their identity and by what stands there, not
/// by lines or words. Documents are not looked at.
FindingsCompared compare_findings(const TwoStates& states, AsOf as_of, unsigned threads);

/// The findings that the state after brings, those on documents among them; in the order in which
/// findings are printed.
std::vector<IdentifiedFinding> findings_brought(const TwoStates& states, AsOf as_of,
                                                unsigned threads);

/// Everything that `validate` finds, each with its identity, in the same order.
std::vector<IdentifiedFinding> validate_identified(const Store& store, AsOf as_of,
                                                   unsigned threads);

}  // namespace mieux
