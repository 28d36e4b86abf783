#pragma once

#include <vector>

#include "mieux/store/change.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// A warning for each expert who likely is the one that a change makes, by id and without a value.
/// `roster` null: only the public parts are compared.
std::vector<Note> notes_on_twins(const Store& store, const Roster* roster, const Change& change);

}  // namespace mieux
