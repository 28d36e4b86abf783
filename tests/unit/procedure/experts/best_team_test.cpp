// The best team, compared with all teams there are.
#include "mieux/procedure/experts/best_team.hpp"

#include <rapidcheck.h>

#include <doctest/doctest.h>
#include <algorithm>
#include <string>

namespace best_team_test {

using namespace mieux;

namespace {

/// A roster and a wish, at random.
struct Roster {
  std::vector<TeamCandidate> candidates;
  Members kept;
  TeamTerms terms;
};

TeamCandidate random_candidate(std::uint32_t position) {
  TeamCandidate one;
  one.position = position;
  one.deployments = *rc::gen::inRange<std::uint32_t>(0, 4);
  one.points = *rc::gen::inRange(-20, 30);
  one.role = *rc::gen::element(TeamRole::eu, TeamRole::eu, TeamRole::peer, TeamRole::rest);
  one.gender = *rc::gen::element(TeamGender::unknown, TeamGender::woman, TeamGender::man);
  one.country = *rc::gen::inRange<std::uint32_t>(0, 5);
  one.topics = *rc::gen::inRange<std::uint64_t>(0, 16);
  return one;
}

Roster random_roster() {
  Roster roster;
  const auto count = *rc::gen::inRange<std::uint32_t>(1, 13);
  for (std::uint32_t i = 0; i < count; ++i) roster.candidates.push_back(random_candidate(i));
  TeamTerms& terms = roster.terms;
  terms.size = *rc::gen::inRange<std::size_t>(1, 5);
  terms.eu = *rc::gen::inRange<std::size_t>(0, terms.size + 1);
  terms.peers = *rc::gen::inRange<std::size_t>(0, terms.size - terms.eu + 1);
  terms.topic = *rc::gen::element(0, 5, 30);
  terms.spread = *rc::gen::element(0, 3, 10);
  terms.gender = *rc::gen::element(0, 6, 40);
  // None, or one or two of the roster, are kept.
  const auto keep = *rc::gen::inRange<std::uint32_t>(0, 3);
  for (std::uint32_t i = 0; i < keep; ++i) {
    const auto index = *rc::gen::inRange<std::uint32_t>(0, count);
    if (std::find(roster.kept.begin(), roster.kept.end(), index) == roster.kept.end())
      roster.kept.push_back(index);
  }
  return roster;
}

/// What the rules of a team say, told anew.
bool is_allowed(const Roster& roster, const Members& members) {
  std::size_t eu = 0;
  std::size_t peers = 0;
  for (const std::uint32_t index : members) {
    eu += roster.candidates[index].role == TeamRole::eu ? 1 : 0;
    peers += roster.candidates[index].role == TeamRole::peer ? 1 : 0;
  }
  const bool has_kept = std::all_of(roster.kept.begin(), roster.kept.end(), [&](std::uint32_t one) {
    return std::find(members.begin(), members.end(), one) != members.end();
  });
  return has_kept && members.size() == roster.terms.size && eu >= roster.terms.eu &&
         peers >= roster.terms.peers;
}

/// Calls `each` with every set of members.
template <typename Each>
void every_team(const Roster& roster, const Each& each) {
  const std::uint32_t sets = 1U << roster.candidates.size();
  for (std::uint32_t set = 0; set < sets; ++set) {
    Members members;
    for (std::uint32_t i = 0; i < roster.candidates.size(); ++i)
      if ((set >> i & 1U) != 0) members.push_back(i);
    if (is_allowed(roster, members)) each(members);
  }
}

std::string in_words(const Members& members) {
  std::string words;
  for (const std::uint32_t index : members) words += std::to_string(index) + " ";
  return words;
}

}  // namespace

TEST_CASE("no team there is has a greater rank than the one proposed") {
  CHECK(rc::check([] {
    const Roster roster = random_roster();
    std::optional<std::int64_t> greatest;
    every_team(roster, [&](const Members& members) {
      const std::int64_t rank = rank_of(roster.candidates, members, roster.terms);
      greatest = std::max(greatest.value_or(rank), rank);
    });
    const auto best = best_team(roster.candidates, roster.kept, roster.terms);
    RC_ASSERT(best.has_value() == greatest.has_value());
    RC_ASSERT(is_feasible(roster.candidates, roster.kept, roster.terms) == greatest.has_value());
    if (!best) return;
    RC_ASSERT(best->proven);
    RC_ASSERT(is_allowed(roster, best->members));
    RC_ASSERT(rank_of(roster.candidates, best->members, roster.terms) == *greatest);
  }));
}

TEST_CASE("a search that is cut off still proposes a team that is allowed") {
  CHECK(rc::check([] {
    const Roster roster = random_roster();
    const auto best = best_team(roster.candidates, roster.kept, roster.terms, 3);
    RC_ASSERT(best.has_value() == is_feasible(roster.candidates, roster.kept, roster.terms));
    if (best) RC_ASSERT(is_allowed(roster, best->members));
  }));
}

TEST_CASE("points: each topic once, each country once, a woman and a man") {
  TeamTerms terms;
  terms.size = 3;
  terms.topic = 30;
  terms.spread = 10;
  terms.gender = 6;
  const std::vector<TeamCandidate> roster{{0, 0, 5, TeamRole::eu, TeamGender::woman, 1, 0b011},
                                          {1, 0, 7, TeamRole::eu, TeamGender::woman, 1, 0b010},
                                          {2, 0, -2, TeamRole::eu, TeamGender::man, 2, 0b010},
                                          {3, 0, 1, TeamRole::eu, TeamGender::unknown, 0, 0}};
  CHECK(points_of(roster, {0, 1}, terms) == 12 + 2 * 30 + 10);
  CHECK(points_of(roster, {0, 2}, terms) == 3 + 2 * 30 + 2 * 10 + 6);
  CHECK(points_of(roster, {2, 3}, terms) == -1 + 30 + 10);
  const auto best = best_team(roster, {}, terms);
  REQUIRE(best);
  CHECK(in_words(best->members) == "0 1 2 ");
}

TEST_CASE("ties: fewer missions, then the order of ids") {
  TeamTerms terms;
  terms.size = 1;
  std::vector<TeamCandidate> roster{{0, 2, 5}, {1, 1, 5}, {2, 1, 5}, {3, 0, 4}};
  CHECK(in_words(best_team(roster, {}, terms)->members) == "1 ");
  CHECK(in_words(best_team(roster, {3}, terms)->members) == "3 ");
}

TEST_CASE("a large roster is searched to the end") {
  std::vector<TeamCandidate> roster;
  std::uint32_t state = 7;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  for (std::uint32_t i = 0; i < 100'000; ++i)
    roster.push_back({i, next(12), static_cast<std::int32_t>(next(40)),
                      next(4) == 0 ? TeamRole::peer : TeamRole::eu,
                      static_cast<TeamGender>(next(3)), 1 + next(60), next(32)});
  TeamTerms terms;
  terms.size = 4;
  terms.eu = 3;
  terms.peers = 1;
  terms.topic = 30;
  terms.spread = 10;
  terms.gender = 6;
  const auto best = best_team(roster, {}, terms);
  REQUIRE(best);
  CHECK(best->proven);
}

}  // namespace best_team_test
