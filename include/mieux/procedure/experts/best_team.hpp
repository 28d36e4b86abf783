#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace mieux {

// The best team of candidates, as numbers alone: what the numbers mean is said in `teams.hpp`.

/// Which place of a team somebody can take.
enum class TeamRole : std::uint8_t { eu, peer, rest };
enum class TeamGender : std::uint8_t { unknown, woman, man };

struct TeamCandidate {
  std::uint32_t position = 0;  ///< order of ids: breaks ties. Less than 2^20
  std::uint32_t deployments = 0;
  std::int32_t points = 0;  ///< of the member, whoever else goes
  TeamRole role = TeamRole::rest;
  TeamGender gender = TeamGender::unknown;
  std::uint32_t country = 0;  ///< a number for each; 0: not known, counts as none
  std::uint64_t topics = 0;   ///< a bit for each topic asked for
};

/// What a team must be, and the points of the team as a whole, none of which is negative.
struct TeamTerms {
  std::size_t size = 1;     ///< at most `largest_team`
  std::size_t eu = 0;       ///< at least so many of role `eu`
  std::size_t peers = 0;    ///< at least so many of role `peer`
  std::int32_t topic = 0;   ///< for each topic that a member covers
  std::int32_t spread = 0;  ///< for each country
  std::int32_t gender = 0;  ///< for a woman and a man
};

inline constexpr std::size_t largest_team = 10;

/// Members as positions in a list of candidates, in ascending order.
using Members = std::vector<std::uint32_t>;

/// Points of the team: of its members, and as a whole.
std::int32_t points_of(const std::vector<TeamCandidate>& candidates, const Members& members,
                       const TeamTerms& terms);

/// By which teams are compared, the greatest first: points, then fewer deployments in sum, then the
/// lesser sum of positions.
std::int64_t rank_of(const std::vector<TeamCandidate>& candidates, const Members& members,
                     const TeamTerms& terms);

/// Can a team be made of them that holds all of `kept`?
bool is_feasible(const std::vector<TeamCandidate>& candidates, const Members& kept,
                 const TeamTerms& terms);

struct BestTeam {
  Members members;
  bool proven = true;  ///< false: the search was cut off, and members were exchanged from there
};

/// The team of the greatest rank with all of `kept`; nothing if there is none, which is always
/// certain. The search looks at `most_steps` places at most: the same answer each time.
std::optional<BestTeam> best_team(const std::vector<TeamCandidate>& candidates, const Members& kept,
                                  const TeamTerms& terms, std::uint64_t most_steps = 30'000'000);

}  // namespace mieux
