// The best team for a wish, and what to give up where nobody fits.
#include <algorithm>

#include "mieux/procedure/experts/teams.hpp"
#include "team_conditions.hpp"

namespace mieux {
namespace {

bool gives_up(std::uint32_t given_up, TeamCondition condition) {
  return (given_up & bit_of(condition)) != 0;
}

bool is_among(const std::vector<const Record*>& list, const Record& record) {
  return std::find(list.begin(), list.end(), &record) != list.end();
}

TeamRole role_of(ExpertOrigin origin, bool in_place) {
  if (origin == ExpertOrigin::eu) return TeamRole::eu;
  return origin == ExpertOrigin::southern && in_place ? TeamRole::peer : TeamRole::rest;
}

}  // namespace

TeamTerms TeamFinder::terms_without(std::uint32_t given_up) const {
  const MatchingWeights& weights = store_.programme().matching;
  TeamTerms terms;
  terms.size = wish_.size;
  terms.peers = wish_.peers;
  terms.eu = wish_.eu.value_or(wish_.size - std::min(wish_.size, wish_.peers));
  if (gives_up(given_up, TeamCondition::eu)) terms.eu = 0;
  if (gives_up(given_up, TeamCondition::peer)) terms.peers = 0;
  terms.topic = weights.topic;
  terms.spread = weights.spread;
  terms.gender = weights.gender;
  return terms;
}

TeamFinder::Field TeamFinder::field_without(std::uint32_t given_up,
                                            const std::vector<const Record*>& also_kept,
                                            const std::vector<const Record*>& left_out) const {
  Field field;
  field.terms = terms_without(given_up);
  std::vector<const Record*> keep = also_kept;
  if (!gives_up(given_up, TeamCondition::keep))
    for (const Record* one : wish_.keep)
      if (!is_among(keep, *one)) keep.push_back(one);
  for (const Contender& one : contenders_) {
    if ((one.failed & ~given_up) != 0) continue;
    const bool kept = is_among(keep, *one.record);
    if (!kept && is_among(left_out, *one.record)) continue;
    if (kept) field.kept.push_back(static_cast<std::uint32_t>(field.numbers.size()));
    field.contenders.push_back(&one);
    field.numbers.push_back(one.numbers);
    field.numbers.back().role =
        role_of(one.origin, one.in_place || gives_up(given_up, TeamCondition::peer_place));
  }
  field.has_kept = field.kept.size() == keep.size();
  return field;
}

std::optional<ProposedTeam> TeamFinder::best_of(const Field& field) const {
  if (!field.has_kept) return std::nullopt;
  const auto best = best_team(field.numbers, field.kept, field.terms);
  if (!best) return std::nullopt;
  ProposedTeam team;
  team.proven = best->proven;
  std::vector<const Contender*> members;
  for (const std::uint32_t index : best->members) {
    const Contender& one = *field.contenders[index];
    members.push_back(&one);
    team.members.push_back({one.record, one.origin, field.numbers[index].role, one.deployments,
                            one.freedom, lines_of(one)});
    for (const ScoreLine& line : team.members.back().lines) team.points += line.points;
  }
  team.lines = joint_lines(members);
  for (const ScoreLine& line : team.lines) team.points += line.points;
  return team;
}

std::vector<ProposedTeam> TeamFinder::best(std::size_t count) const {
  std::vector<ProposedTeam> teams;
  std::vector<const Record*> left_out;
  while (teams.size() < count) {
    auto team = best_of(field_without(0, {}, left_out));
    if (!team) break;
    const bool is_new =
        std::any_of(team->members.begin(), team->members.end(), [&](const TeamMember& member) {
          return teams.empty() || !is_among(wish_.keep, *member.record);
        });
    if (!is_new) break;  // all are kept: there is but one
    for (const TeamMember& member : team->members) left_out.push_back(member.record);
    teams.push_back(std::move(*team));
  }
  return teams;
}

std::vector<TeamCondition> TeamFinder::conditions() const {
  const TeamTerms terms = terms_without(0);
  std::vector<TeamCondition> asked;
  const auto add_if = [&](bool is_asked, TeamCondition condition) {
    if (is_asked) asked.push_back(condition);
  };
  add_if(wish_.days.has_value(), TeamCondition::days);
  const ExpertProfile& profile = wish_.profile;
  add_if(!wish_.languages.empty() || !profile.languages.empty(), TeamCondition::languages);
  add_if(profile.origin != ExpertOrigin::unstated, TeamCondition::origin);
  add_if(!profile.backgrounds.empty(), TeamCondition::backgrounds);
  add_if(!profile.countries.empty(), TeamCondition::countries);
  add_if(wish_.peers > 0 && !(wish_.peer_countries.empty() && wish_.peer_region.empty()),
         TeamCondition::peer_place);
  add_if(wish_.peers > 0, TeamCondition::peer);
  add_if(terms.eu > 0, TeamCondition::eu);
  add_if(!wish_.keep.empty(), TeamCondition::keep);
  add_if(!wish_.without.empty(), TeamCondition::without);
  return asked;
}

std::vector<Relaxation> TeamFinder::relaxations() const {
  const std::vector<TeamCondition> asked = conditions();
  std::vector<Relaxation> found;
  const auto try_without = [&](TeamConditions given_up) {
    std::uint32_t bits = 0;
    for (const TeamCondition condition : given_up) bits |= bit_of(condition);
    if (auto team = best_of(field_without(bits, {}, {})))
      found.push_back({std::move(given_up), std::move(*team)});
  };
  for (const TeamCondition condition : asked) try_without({condition});
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < asked.size(); ++i)
    for (std::size_t k = i + 1; k < asked.size(); ++k) try_without({asked[i], asked[k]});
  return found;
}

std::size_t TeamFinder::largest() const {
  Field field = field_without(0, {}, {});
  if (!field.has_kept) return 0;
  for (std::size_t size = wish_.size - 1; size > 0; --size) {
    field.terms.size = size;
    if (!wish_.eu) field.terms.eu = size - std::min(size, wish_.peers);
    if (is_feasible(field.numbers, field.kept, field.terms)) return size;
  }
  return 0;
}

WhyNot TeamFinder::why_not(const Record& expert) const {
  WhyNot why;
  why.obstacles = obstacles_of(expert);
  if (!why.obstacles.empty()) return why;
  why.with = best_of(field_without(0, {&expert}, {}));
  if (!why.with)
    why.obstacles.emplace_back(
        "would take a place for which somebody else is wanted: an official "
        "of a member state, a Southern peer, or one that --keep names");
  return why;
}

}  // namespace mieux
