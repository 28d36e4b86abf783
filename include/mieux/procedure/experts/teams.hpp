#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/procedure/experts/best_team.hpp"
#include "mieux/procedure/experts/profile.hpp"

namespace mieux {

// Teams of experts for an activity: who can go, what speaks for whom, which team is the best for
// the weights of mieux.yaml, and what to relax where nobody fits. Nothing is drawn by lot: the same
// records and wishes give the same team.

/// Somebody who cannot be asked now, for a reason that is not in the public records.
struct HeldBack {
  std::string expert;  ///< the id
  std::string reason;  ///< a clause behind the id: "has declined on 2026-01-12"
};

/// What a team is wanted for, and what it must be. Everything named here is a condition that is
/// never traded for points, except `topics`.
struct TeamWish {
  const Record* action = nullptr;
  const Activity* activity = nullptr;  ///< null: for the Action as a whole
  std::size_t size = 2;                ///< 1 to `largest_team`
  std::optional<std::size_t> eu;       ///< officials of member states; nothing: all but the peers
  std::size_t peers = 0;               ///< Southern officials
  std::vector<std::string> peer_countries;  ///< of the peers; empty: any, or of the region
  std::string peer_region;                  ///< in `grouping`
  std::vector<std::string> languages;       ///< each member speaks one of them; empty: no matter
  ExpertProfile profile;                    ///< of each member; its topics are no condition
  std::vector<std::string> topics;          ///< at most 64
  std::optional<Date> days;                 ///< nothing: not known, and not looked at
  bool remote = false;                      ///< no mission on site is in its way
  std::vector<const Record*> keep;
  std::vector<const Record*> without;
  std::vector<HeldBack> held_back;
  std::string grouping;  ///< of the regions
};

/// The topics, days, languages and mode that an activity, its Action and the vocabularies say, in
/// the grouping of the programme; no days if they are not known to the day. Languages are those of
/// the column `languages` of countries.tsv, separated by `;`, if it has one.
TeamWish wish_for(const Store& store, const Record& action, const Activity* activity);

/// A condition that somebody, or the team, does not meet.
enum class TeamCondition : std::uint8_t {
  days,
  languages,
  origin,
  backgrounds,
  countries,
  peer_place,  ///< the country or region of the peer
  peer,
  eu,
  keep,
  without,
  held_back,
};
using TeamConditions = std::vector<TeamCondition>;

/// A line of a score: what the points are for.
struct ScoreLine {
  int points = 0;
  std::string what;
};

struct TeamMember {
  const Record* record = nullptr;
  ExpertOrigin origin = ExpertOrigin::unstated;
  TeamRole role = TeamRole::rest;
  Count deployments;
  Freedom freedom;
  std::vector<ScoreLine> lines;
};

struct ProposedTeam {
  std::vector<TeamMember> members;  ///< in the order of their ids
  std::vector<ScoreLine> lines;     ///< of the team as a whole
  int points = 0;                   ///< of all lines
  bool proven = true;               ///< false: the search was cut off; a better one may be there
};

/// What to give up, and who would fit then.
struct Relaxation {
  TeamConditions conditions;
  ProposedTeam team;
};

/// Why somebody is not in the team.
struct WhyNot {
  std::vector<std::string> obstacles;  ///< clauses behind the id: "speaks none of French"
  std::optional<ProposedTeam> with;    ///< the best team with them, if nothing stands against it
};

/// Answers on one wish. The arguments must outlive it.
class TeamFinder {
 public:
  TeamFinder(const Store& store, const Deployments& deployments, TeamWish wish, AsOf as_of);

  /// The best team, then the best of those who are left, at most `count`. Those to be kept are in
  /// each. Empty: nobody fits.
  [[nodiscard]] std::vector<ProposedTeam> best(std::size_t count) const;

  /// The single conditions each of which is enough to give up; if none is, the pairs.
  [[nodiscard]] std::vector<Relaxation> relaxations() const;

  /// The largest team that there is; 0 if there is none of any size.
  [[nodiscard]] std::size_t largest() const;

  /// Why `expert` is not in the best team.
  [[nodiscard]] WhyNot why_not(const Record& expert) const;

  [[nodiscard]] const TeamWish& wish() const { return wish_; }

 private:
  /// What counts of somebody on the roster.
  struct Contender {
    const Record* record = nullptr;
    std::uint32_t failed = 0;  ///< conditions, a bit for each
    ExpertOrigin origin = ExpertOrigin::unstated;
    bool in_place = false;  ///< comes from where a peer is wanted
    SpokenLanguage best;    ///< of those wanted
    const Deployment* with_partner = nullptr;
    const Deployment* in_region = nullptr;
    const Deployment* in_action = nullptr;
    bool from_last_country = false;
    Count deployments;
    Freedom freedom;
    TeamCandidate numbers;
  };

  void note_partner();
  void note_last_countries();
  [[nodiscard]] Contender judged(const Record& record) const;
  [[nodiscard]] std::uint32_t failed_by(const Contender& one) const;
  void look_at_missions(Contender& one) const;
  /// Whether a country is a member state is asked of the first day of the activity.
  [[nodiscard]] Date day_of_origin() const;
  void find_language(Contender& one) const;
  [[nodiscard]] const Expert& expert_of(const Record& record) const {
    return store_.experts()[record.position];
  }
  /// Calls `emit(points, what)` for each line of somebody's score; `what()` is its text.
  template <typename Emit>
  void each_line(const Contender& one, const Emit& emit) const;
  [[nodiscard]] int points_of(const Contender& one) const;
  [[nodiscard]] std::vector<ScoreLine> lines_of(const Contender& one) const;
  [[nodiscard]] std::vector<ScoreLine> joint_lines(const std::vector<const Contender*>& team) const;
  [[nodiscard]] TeamTerms terms_without(std::uint32_t given_up) const;
  /// The candidates once some conditions are given up, and those of them to be kept.
  struct Field {
    std::vector<const Contender*> contenders;
    std::vector<TeamCandidate> numbers;
    Members kept;
    TeamTerms terms;
    bool has_kept = true;  ///< all that are to be kept are among them
  };
  [[nodiscard]] Field field_without(std::uint32_t given_up,
                                    const std::vector<const Record*>& also_kept,
                                    const std::vector<const Record*>& left_out) const;
  [[nodiscard]] std::optional<ProposedTeam> best_of(const Field& field) const;
  [[nodiscard]] std::vector<TeamCondition> conditions() const;
  /// What somebody does not meet of languages and profile, as clauses.
  void add_misfits(const Contender& one, std::vector<std::string>& found) const;
  [[nodiscard]] std::vector<std::string> obstacles_of(const Record& expert) const;

  const Store& store_;
  const Deployments& deployments_;
  TeamWish wish_;
  AsOf as_of_;
  std::vector<std::string> partner_countries_;
  std::vector<std::string> partner_regions_;
  std::vector<std::string> last_countries_;  ///< that sent experts to the partner last time
  std::vector<Contender> contenders_;        ///< by id
};

}  // namespace mieux
