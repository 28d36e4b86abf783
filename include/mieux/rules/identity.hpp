#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What makes a finding the same one in another text or revision of a store. Neither lines nor
/// words matter, so it stays when the record is edited elsewhere, renamed, or the program says it
/// in another way.
struct FindingIdentity {
  std::string_view code;
  std::string record;  ///< its uid; `kind/id` where it has none; a path for what is no record
  std::string part;    ///< the id of the element of a list that it is in: `a2`; may be empty
  std::string field;  ///< the path in the record or part, without positions: `places`; may be empty

  friend auto operator<=>(const FindingIdentity&, const FindingIdentity&) = default;
};

/// A finding as it is printed, and which one it is.
struct IdentifiedFinding {
  Diagnostic diagnostic;
  FindingIdentity identity;
  std::string value;                    ///< what is there: a text, a key; empty where nothing is
  std::vector<FindingIdentity> others;  ///< the other ends, with the same code
};

/// These issues of a store (`all_issues`) and its `diagnostics`, with the identity of each; in no
/// order. Reads each record that something is said of again.
std::vector<IdentifiedFinding> identified_findings(const Store& store,
                                                   std::span<const Issue> issues);

/// For each of these findings a text that stays the same while lines and words change: made of
/// code, record, part and field, in 32 hexadecimal digits. Of several findings with one identity
/// the second and later ones have a counter behind it.
std::vector<std::string> fingerprints_of(std::span<const IdentifiedFinding> findings);

/// The name of a record in identities.
std::string identity_of(const Record& record);

}  // namespace mieux
