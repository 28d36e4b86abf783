// What the points of a team are for, line by line.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/teams.hpp"
#include "mieux/vocabulary/language.hpp"
#include "team_conditions.hpp"

namespace mieux {
namespace {

/// Deployments that count in a score: beyond it nobody is spared more.
constexpr std::uint32_t most_counted = 10;

std::string spoken_in_words(const SpokenLanguage& spoken) {
  std::string words = "speaks " + Language{}.name_of_language(spoken.language.value);
  if (spoken.level == LanguageLevel::native) return words + " as a native language";
  if (spoken.level == LanguageLevel::unstated) return words + ", level not stated";
  return words + " at " + upper_case(word_of(spoken.level));
}

std::vector<std::string> names_of(const std::vector<std::string>& languages) {
  std::vector<std::string> names;
  for (const std::string& code : languages) names.push_back(Language{}.name_of_language(code));
  return names;
}

std::string in_words(ExpertOrigin origin) {
  switch (origin) {
    case ExpertOrigin::eu: return "official of a member state";
    case ExpertOrigin::southern: return "official of a Southern country";
    default: return "expert of another origin";
  }
}

}  // namespace

template <typename Emit>
void TeamFinder::each_line(const Contender& one, const Emit& emit) const {
  const MatchingWeights& weights = store_.programme().matching;
  const Expert& expert = expert_of(*one.record);
  if (one.best.language.is_there())
    emit(weights.language * static_cast<int>(one.best.level),
         [&] { return spoken_in_words(one.best); });
  if (one.with_partner != nullptr)
    emit(weights.partner, [&] { return "was with the partner: " + name_of(*one.with_partner); });
  else if (one.in_region != nullptr)
    emit(weights.region, [&] { return "was in the region: " + name_of(*one.in_region); });
  if (one.in_action != nullptr)
    emit(weights.continuity, [&] { return "is on this Action: " + name_of(*one.in_action); });
  if (one.from_last_country)
    emit(weights.same_country, [&] {
      return "from " + std::string{store_.vocabularies().label("countries", expert.country.value)} +
             ", as whoever came last time";
    });
  if (one.deployments.known > 0)
    emit(weights.deployments * static_cast<int>(std::min(one.deployments.known, most_counted)),
         [&] { return counted(one.deployments.known, "mission") + " so far"; });
  if (!expert.certified_for.empty())
    emit(weights.certified,
         [&] { return "certified: " + std::string{expert.certified_for.front().subject.value}; });
  if (const Availability* limited = one.freedom.limited)
    emit(weights.limited, [&] {
      return "limited availability" +
             (limited->note.is_there() ? ": " + std::string{limited->note.value} : std::string{});
    });
}

int TeamFinder::points_of(const Contender& one) const {
  int points = 0;
  each_line(one, [&](int more, const auto&) { points += more; });
  return points;
}

std::vector<ScoreLine> TeamFinder::lines_of(const Contender& one) const {
  std::vector<ScoreLine> lines;
  each_line(one, [&](int points, const auto& what) { lines.push_back({points, what()}); });
  return lines;
}

std::vector<ScoreLine> TeamFinder::joint_lines(const std::vector<const Contender*>& team) const {
  const MatchingWeights& weights = store_.programme().matching;
  const Vocabularies& vocabularies = store_.vocabularies();
  std::vector<ScoreLine> lines;
  for (std::size_t i = 0; i < wish_.topics.size(); ++i) {
    std::vector<std::string_view> who;
    for (const Contender* one : team)
      if ((one->numbers.topics >> i & 1U) != 0) who.push_back(one->record->id);
    const std::string topic{vocabularies.label("topics", wish_.topics[i])};
    lines.push_back(who.empty() ? ScoreLine{0, "nobody works on: " + topic}
                                : ScoreLine{weights.topic, topic + ": " + joined(who, ", ")});
  }
  std::vector<std::string> countries;
  for (const Contender* one : team) {
    const std::string_view country = expert_of(*one->record).country.value;
    if (country.empty()) continue;
    const std::string name{vocabularies.label("countries", country)};
    if (std::find(countries.begin(), countries.end(), name) == countries.end())
      countries.push_back(name);
  }
  if (!countries.empty())
    lines.push_back(
        {weights.spread * static_cast<int>(countries.size()),
         counted(countries.size(), "country", "countries") + ": " + joined(countries, ", ")});
  const auto has = [&](TeamGender gender) {
    return std::any_of(team.begin(), team.end(),
                       [&](const Contender* one) { return one->numbers.gender == gender; });
  };
  if (has(TeamGender::woman) && has(TeamGender::man))
    lines.push_back({weights.gender, "women and men"});
  return lines;
}

void TeamFinder::add_misfits(const Contender& one, std::vector<std::string>& found) const {
  const Expert& expert = expert_of(*one.record);
  const auto fails = [&](TeamCondition condition) { return (one.failed & bit_of(condition)) != 0; };
  if (fails(TeamCondition::languages) && !wish_.languages.empty() && !one.best.language.is_there())
    found.push_back("speaks none of: " + joined(names_of(wish_.languages), ", "));
  if (fails(TeamCondition::languages) && !wish_.profile.languages.empty())
    found.push_back("does not speak all of: " + joined(names_of(wish_.profile.languages), ", "));
  if (fails(TeamCondition::origin)) found.push_back("is no " + in_words(wish_.profile.origin));
  if (fails(TeamCondition::backgrounds))
    found.push_back(expert.background.is_there()
                        ? "has the background " + std::string{expert.background.value}
                        : "has no background in the record");
  if (fails(TeamCondition::countries))
    found.push_back(expert.country.is_there()
                        ? "is from " + std::string{store_.vocabularies().label(
                                           "countries", expert.country.value)}
                        : "has no country in the record");
}

std::vector<std::string> TeamFinder::obstacles_of(const Record& record) const {
  std::vector<std::string> found;
  const Expert& expert = expert_of(record);
  if (expert.forgotten.known) return {"was forgotten on " + expert.forgotten.date.to_string()};
  if (record.draft) return {"is a draft"};
  if (!record.whole) return {"has a record that cannot be read"};
  if (on_roster(expert, as_of_) == Truth::no)
    return {"is registered from " + expert.registered.date.to_string() + " on"};
  const Contender one = judged(record);
  if (const Availability* away = one.freedom.unavailable)
    found.push_back(
        "is unavailable " +
        (away->from.known ? "from " + away->from.date.to_string() + " " : std::string{}) +
        (away->to.known ? "to " + away->to.date.to_string() : std::string{"on"}) +
        (away->note.is_there() ? ": " + std::string{away->note.value} : std::string{}));
  if (const Deployment* booked = one.freedom.booked) {
    const SureDays days = sure_days_on_site(*booked->action, *booked->mission);
    found.push_back("is on " + name_of(*booked) + " from " + to_string(days.first) + " to " +
                    to_string(days.last));
  }
  add_misfits(one, found);
  if ((one.failed & bit_of(TeamCondition::without)) != 0)
    found.push_back("is left out by --without");
  for (const HeldBack& held : wish_.held_back)
    if (held.expert == record.id) found.push_back(held.reason);
  return found;
}

}  // namespace mieux
