#pragma once

#include <iosfwd>

#include "cli/command_line/command.hpp"
#include "mieux/procedure/experts/teams.hpp"
#include "mieux/queries/fields/fields.hpp"

namespace mieux::cli {

/// What the words of `expert propose` make of the wish; says on `err` what was taken for granted.
/// Fails (2) for words that mean nothing or contradict each other, (3) if nobody is sent there.
TeamWish team_wish(const Call& call, const View& view, std::ostream& err);

}  // namespace mieux::cli
