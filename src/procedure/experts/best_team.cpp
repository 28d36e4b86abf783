#include "mieux/procedure/experts/best_team.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <tuple>

namespace mieux {
namespace {

using Candidates = std::vector<TeamCandidate>;

// A rank holds points, deployments and positions in one number: points outweigh all else.
constexpr std::int64_t per_point = std::int64_t{1} << 40;
constexpr std::int64_t per_deployment = std::int64_t{1} << 24;
constexpr std::uint32_t most_deployments = 4095;
constexpr std::int64_t no_rank = std::numeric_limits<std::int64_t>::min();

std::int64_t own_rank(const TeamCandidate& one) {
  return one.points * per_point - std::min(one.deployments, most_deployments) * per_deployment -
         one.position;
}

/// A team in the making.
struct Team {
  Members members;
  std::int64_t rank = 0;  ///< of the members, each alone
  std::uint64_t topics = 0;
  std::size_t eu = 0;
  std::size_t peers = 0;
  bool woman = false;
  bool man = false;

  [[nodiscard]] bool has_country(const Candidates& all, std::uint32_t country) const {
    return std::any_of(members.begin(), members.end(),
                       [&](std::uint32_t i) { return all[i].country == country; });
  }

  void add(const Candidates& all, std::uint32_t index) {
    const TeamCandidate& one = all[index];
    members.push_back(index);
    rank += own_rank(one);
    topics |= one.topics;
    eu += one.role == TeamRole::eu ? 1 : 0;
    peers += one.role == TeamRole::peer ? 1 : 0;
    woman = woman || one.gender == TeamGender::woman;
    man = man || one.gender == TeamGender::man;
  }
};

Team team_of(const Candidates& all, const Members& members) {
  Team team;
  for (const std::uint32_t index : members) team.add(all, index);
  return team;
}

/// Points that members have together.
std::int32_t joint_points(const Candidates& all, const Team& team, const TeamTerms& terms) {
  std::vector<std::uint32_t> countries;
  for (const std::uint32_t index : team.members)
    if (all[index].country != 0) countries.push_back(all[index].country);
  std::sort(countries.begin(), countries.end());
  const auto distinct = std::unique(countries.begin(), countries.end()) - countries.begin();
  return terms.topic * std::popcount(team.topics) +
         terms.spread * static_cast<std::int32_t>(distinct) +
         (team.woman && team.man ? terms.gender : 0);
}

std::int64_t rank_of(const Candidates& all, const Team& team, const TeamTerms& terms) {
  return team.rank + joint_points(all, team, terms) * per_point;
}

std::size_t lacking(std::size_t wanted, std::size_t have) {
  return wanted > have ? wanted - have : 0;
}

/// Places that a team has left: those for members of a role, and those for anybody.
struct Places {
  std::size_t eu = 0;
  std::size_t peers = 0;
  std::size_t any = 0;
  bool possible = true;

  Places(const Team& team, const TeamTerms& terms)
      : eu(lacking(terms.eu, team.eu)), peers(lacking(terms.peers, team.peers)) {
    const std::size_t left = lacking(terms.size, team.members.size());
    possible = team.members.size() <= terms.size && eu + peers <= left;
    any = possible ? left - eu - peers : 0;
  }

  /// Takes a place for somebody of the role, if there is one.
  bool take(TeamRole role) {
    std::size_t& own = role == TeamRole::eu ? eu : peers;
    std::size_t& place = role != TeamRole::rest && own > 0 ? own : any;
    if (place == 0) return false;
    --place;
    return true;
  }
  [[nodiscard]] bool are_taken() const { return eu + peers + any == 0; }
};

/// Whoever can do all that another can: `better` in the place of `worse` never makes a team worse,
/// countries set aside.
bool stands_in(const TeamCandidate& better, const TeamCandidate& worse, const TeamTerms& terms) {
  const bool role = better.role == worse.role || worse.role == TeamRole::rest;
  const bool gender =
      better.gender == worse.gender || worse.gender == TeamGender::unknown || terms.gender == 0;
  return role && gender && (worse.topics & ~better.topics) == 0;
}

/// Candidates that can be in a best team, the greatest rank first. One is left out if so many
/// better ones of the same country, or of so many different ones, can stand in for it that
/// whatever the team is, one of them is not in it and adds no less.
class Contenders {
 public:
  Contenders(const Candidates& all, const TeamTerms& terms) : all_(all), terms_(terms) {}

  [[nodiscard]] Members among(Members left) {
    std::sort(left.begin(), left.end(), [&](std::uint32_t a, std::uint32_t b) {
      return own_rank(all_[a]) > own_rank(all_[b]);
    });
    Members chosen;
    for (const std::uint32_t index : left) {
      bool& closed = closed_[{all_[index].role, all_[index].gender, all_[index].topics}];
      if (closed) continue;
      const auto [same, different] = stand_ins(chosen, all_[index]);
      closed = different >= terms_.size;
      if (!closed && same < terms_.size) chosen.push_back(index);
    }
    return chosen;
  }

 private:
  struct StandIns {
    std::size_t same = 0;       ///< of the same country
    std::size_t different = 0;  ///< countries
  };
  [[nodiscard]] StandIns stand_ins(const Members& chosen, const TeamCandidate& worse) const {
    StandIns found;
    std::vector<std::uint32_t> countries;
    for (const std::uint32_t index : chosen) {
      const TeamCandidate& better = all_[index];
      if (!stands_in(better, worse, terms_)) continue;
      if (better.country == worse.country || worse.country == 0) ++found.same;
      if (better.country != 0 &&
          std::find(countries.begin(), countries.end(), better.country) == countries.end())
        countries.push_back(better.country);
      if (countries.size() >= terms_.size) break;
    }
    found.different = countries.size();
    return found;
  }

  const Candidates& all_;
  const TeamTerms& terms_;
  std::map<std::tuple<TeamRole, TeamGender, std::uint64_t>, bool> closed_;
};

/// Branch and bound: at each place the candidate comes first that may add most, and a branch is
/// left as soon as all that it may still add does not reach the best team so far.
class TeamSearch {
 public:
  TeamSearch(const Candidates& all, const TeamTerms& terms, std::uint64_t most_steps)
      : all_(all), terms_(terms), steps_(most_steps) {}

  void extend(const Team& team, const Members& pool) {
    if (team.members.size() == terms_.size) return take(team);
    const std::vector<Choice> choices = sorted(team, pool);
    const Places places(team, terms_);
    for (std::size_t i = 0; i < choices.size() && !cut_off_; ++i) {
      if (bound(team, places, choices, i) <= best_rank_) return;
      Places after = places;
      if (!after.take(all_[choices[i].index].role)) continue;
      Team more = team;
      more.add(all_, choices[i].index);
      Members rest;
      for (std::size_t k = i + 1; k < choices.size(); ++k) rest.push_back(choices[k].index);
      extend(more, rest);
    }
  }

  [[nodiscard]] bool was_cut_off() const { return cut_off_; }
  [[nodiscard]] const Team& best() const { return best_; }

  /// Exchanges members of the best team so far as long as that makes it better.
  void exchange(const Members& kept, const Members& pool) {
    for (bool better = true; better;) {
      better = false;
      for (std::size_t place = kept.size(); place < terms_.size; ++place)
        for (const std::uint32_t index : pool) better = exchange_one(place, index) || better;
    }
  }

 private:
  struct Choice {
    std::uint32_t index = 0;
    std::int64_t most = 0;  ///< that it can add to the team, whoever else joins
  };

  void take(const Team& team) {
    const std::int64_t rank = rank_of(all_, team, terms_);
    if (rank <= best_rank_) return;
    best_rank_ = rank;
    best_ = team;
  }

  bool exchange_one(std::size_t place, std::uint32_t index) {
    Members members = best_.members;
    if (std::find(members.begin(), members.end(), index) != members.end()) return false;
    members[place] = index;
    const Team other = team_of(all_, members);
    if (!Places(other, terms_).possible || rank_of(all_, other, terms_) <= best_rank_) return false;
    take(other);
    return true;
  }

  /// What it adds by itself, with the topics and the country that the team has not yet. Whatever
  /// others add on the way, it is never more.
  [[nodiscard]] std::int64_t most_of(const Team& team, const TeamCandidate& one) const {
    const bool new_country = one.country != 0 && !team.has_country(all_, one.country);
    return own_rank(one) + (terms_.topic * std::popcount(one.topics & ~team.topics) +
                            (new_country ? terms_.spread : 0)) *
                               per_point;
  }

  std::vector<Choice> sorted(const Team& team, const Members& pool) {
    std::vector<Choice> choices;
    choices.reserve(pool.size());
    for (const std::uint32_t index : pool) choices.push_back({index, most_of(team, all_[index])});
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
      return a.most != b.most ? a.most > b.most : a.index < b.index;
    });
    count(pool.size());
    return choices;
  }

  /// The most that a team can reach with members from `choices`, the first `from` of them left
  /// out; `no_rank` if they do not fill its places.
  std::int64_t bound(const Team& team, Places places, const std::vector<Choice>& choices,
                     std::size_t from) {
    std::int64_t most = rank_of(all_, team, terms_);
    if (!(team.woman && team.man)) most += terms_.gender * per_point;
    std::size_t i = from;
    for (; i < choices.size() && !places.are_taken(); ++i)
      if (places.take(all_[choices[i].index].role)) most += choices[i].most;
    count(i - from);
    return places.are_taken() ? most : no_rank;
  }

  void count(std::uint64_t steps) {
    cut_off_ = cut_off_ || steps > steps_;
    steps_ -= std::min(steps, steps_);
  }

  const Candidates& all_;
  const TeamTerms& terms_;
  std::uint64_t steps_;
  bool cut_off_ = false;
  Team best_;
  std::int64_t best_rank_ = no_rank;
};

Members all_but(std::size_t count, const Members& kept) {
  Members left;
  for (std::uint32_t i = 0; i < count; ++i)
    if (std::find(kept.begin(), kept.end(), i) == kept.end()) left.push_back(i);
  return left;
}

/// The first that fill the places, so that there is a team however early the search is cut off.
Team first_team(const Candidates& all, const Members& kept, const Members& pool,
                const TeamTerms& terms) {
  Team team = team_of(all, kept);
  Places places(team, terms);
  for (const std::uint32_t index : pool)
    if (places.take(all[index].role)) team.add(all, index);
  return team;
}

}  // namespace

std::int32_t points_of(const Candidates& candidates, const Members& members,
                       const TeamTerms& terms) {
  std::int32_t points = joint_points(candidates, team_of(candidates, members), terms);
  for (const std::uint32_t index : members) points += candidates[index].points;
  return points;
}

std::int64_t rank_of(const Candidates& candidates, const Members& members, const TeamTerms& terms) {
  return rank_of(candidates, team_of(candidates, members), terms);
}

bool is_feasible(const Candidates& candidates, const Members& kept, const TeamTerms& terms) {
  Places places(team_of(candidates, kept), terms);
  if (!places.possible) return false;
  for (const std::uint32_t index : all_but(candidates.size(), kept)) {
    if (places.are_taken()) return true;
    places.take(candidates[index].role);
  }
  return places.are_taken();
}

std::optional<BestTeam> best_team(const Candidates& candidates, const Members& kept,
                                  const TeamTerms& terms, std::uint64_t most_steps) {
  if (!is_feasible(candidates, kept, terms)) return std::nullopt;
  const Members pool = Contenders(candidates, terms).among(all_but(candidates.size(), kept));
  TeamSearch search(candidates, terms, most_steps);
  search.extend(first_team(candidates, kept, pool, terms), {});
  search.extend(team_of(candidates, kept), pool);
  if (search.was_cut_off()) search.exchange(kept, pool);
  BestTeam best{search.best().members, !search.was_cut_off()};
  std::sort(best.members.begin(), best.members.end());
  return best;
}

}  // namespace mieux
