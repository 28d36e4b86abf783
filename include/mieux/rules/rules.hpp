#pragma once

#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Checks the rules across records (docs/diagnostics.md) and returns what breaks them, in no
/// order. Pure: depends on the store and the days asked about alone. The documents that records
/// name are not looked at.
std::vector<Issue> check_rules(const Store& store, AsOf as_of, unsigned threads);

/// What is wrong with the documents that records keep in the store, in no order. Reads them.
std::vector<Issue> document_issues(const Store& store, AsOf as_of, unsigned threads);

/// What reading found in records, and what breaks the rules, in no order.
std::vector<Issue> all_issues(const Store& store, AsOf as_of, unsigned threads);

/// Everything that is wrong with a store: what reading found, what the rules find, and which
/// documents are gone or changed (their files are read); located,
/// with the severity that counts, sorted.
std::vector<Diagnostic> validate(const Store& store, AsOf as_of, unsigned threads);

}  // namespace mieux
