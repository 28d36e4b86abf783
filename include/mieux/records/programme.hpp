#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/arena.hpp"
#include "mieux/records/form.hpp"
#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// From the first possible day of `from` to the last one of `to`; open where one is not known.
inline Date period_between(const When& from, const When& to) {
  return {from.known ? from.date.first() : Date::earliest,
          to.known ? to.date.last() : Date::latest};
}

/// A title in another language, which is named by its code: `fr`.
struct TranslatedTitle {
  std::string language;
  Text text;
};

struct Phase {
  Text id;
  Text title;
  std::vector<TranslatedTitle> translated;
  When from;
  When to;
  List<Text> themes;  ///< in scope; empty: all

  /// The days of the phase; open where a bound is not known.
  [[nodiscard]] Date period() const { return period_between(from, to); }
};

struct Grouping {
  Text id;
  Text title;
  std::vector<TranslatedTitle> translated;
};

/// A member of the steering group: a role or a body, for the days given.
struct Member {
  Text name;
  When from;
  When to;

  /// The days of membership; open where a bound is not known.
  [[nodiscard]] Date period() const { return period_between(from, to); }
};

/// Who decides on Action Fiches, and how.
struct SteeringGroup {
  std::vector<Member> members;
  /// After so many days without an answer a member does not object; nothing: all must answer.
  std::optional<std::uint32_t> silence_days;
};

/// A clock of mieux.yaml: what must follow on what, within which time.
struct ClockRule {
  Text id;
  Text title;
  Text from;  ///< the event that starts it
  Text to;    ///< the event or report that stops it
  std::uint32_t days = 0;
  std::uint32_t months = 0;
};

/// A version of a form that mieux.yaml lists, since it has no record yet.
struct ListedForm {
  Text id;
  Text version;
  Text tool;
  Text scale;
};

/// Points of `mieux expert propose`, whole numbers: what mieux.yaml says under `matching`, else
/// these. What each is given for is said in docs/commands/expert.md.
struct MatchingWeights {
  int topic = 30;
  int language = 2;
  int partner = 10;
  int region = 5;
  int continuity = 15;
  int spread = 10;
  int same_country = -10;
  int deployments = -2;
  int certified = 4;
  int gender = 6;
  int limited = -8;
};

/// The names of the weights in mieux.yaml.
inline constexpr auto matching_weights =
    std::to_array<std::pair<std::string_view, int MatchingWeights::*>>({
        {"topic", &MatchingWeights::topic},
        {"language", &MatchingWeights::language},
        {"partner", &MatchingWeights::partner},
        {"region", &MatchingWeights::region},
        {"continuity", &MatchingWeights::continuity},
        {"spread", &MatchingWeights::spread},
        {"same_country", &MatchingWeights::same_country},
        {"deployments", &MatchingWeights::deployments},
        {"certified", &MatchingWeights::certified},
        {"gender", &MatchingWeights::gender},
        {"limited", &MatchingWeights::limited},
    });

/// What mieux.yaml says.
struct Programme {
  Text title;
  Text donor;
  Text implementer;
  bool private_store = false;
  Text private_roster;  ///< where the private store is, relative to this one
  Text roster_id;       ///< the same in a store and in its roster
  std::vector<Phase> phases;
  std::vector<Grouping> groupings;
  Text default_grouping;
  bool counts_indicators = false;  ///< an indicator of an objective says how it is counted
  SteeringGroup steering_group;
  std::vector<ClockRule> clocks;
  List<Scale> scales;  ///< of forms that have no record; levels have no texts
  std::vector<ListedForm> forms;
  MatchingWeights matching;

  /// The scale of that id, or null.
  [[nodiscard]] const Scale* scale(std::string_view id) const;
  /// Is a form of that id listed, in any version?
  [[nodiscard]] bool lists_form(std::string_view id) const;
};

/// The first day of the first phase; nothing if there is none, or one has no beginning.
std::optional<Day> first_day(const Programme& programme);

Programme read_programme(const yaml::Document& document, Arena& arena);

}  // namespace mieux
