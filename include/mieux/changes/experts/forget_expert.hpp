#pragma once

#include <string>
#include <vector>

#include "mieux/store/change.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// Removes what is personal about an expert for good: the personal part, and of the public record
/// everything but what figures are counted from. The record stays as a tombstone dated `on`, so
/// counts of any day stay right. `roster` null: there is none. Of an expert who was forgotten
/// already, such as in a clone without the roster, what is left there. Fails (3) if nothing is, or
/// while a file of the store holds a value of the personal part: its places
/// are named.
Change forget_expert(const Store& store, const Roster* roster, const Record& expert, Day on);

/// Fields of a public record that stay in a tombstone, as people are told: `country`, `topics`.
std::vector<std::string> fields_of_tombstone();

}  // namespace mieux
