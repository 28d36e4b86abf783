#pragma once

#include <string>
#include <vector>

#include "mieux/procedure/experts/teams.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// Teams, and what they were wanted for.
struct ProposedTeams {
  const TeamWish& wish;
  const std::vector<ProposedTeam>& teams;
  const Roster* roster = nullptr;  ///< if given, names and ways to reach them are shown, too
};

/// Proposed teams as tables or Markdown: who goes, and every line of the score. For staff.
std::string teams_as_text(const View& view, const ProposedTeams& proposed, Format format,
                          unsigned width);

/// The same as one CSV, a line of the score in each row, without names.
std::string teams_as_csv(const View& view, const std::vector<ProposedTeam>& teams);

/// JSON `mieux.teams/1`.
std::string teams_as_json(const View& view, const ProposedTeams& proposed);

/// Two teams line by line: what each has that the other has not.
std::string teams_compared(const ProposedTeam& best, const ProposedTeam& other, Format format,
                           unsigned width);

}  // namespace mieux
