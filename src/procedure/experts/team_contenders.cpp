// Who can go: what counts of each expert on the roster.
#include <algorithm>

#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/teams.hpp"
#include "team_conditions.hpp"

namespace mieux {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool any_of_texts(List<Text> texts, const std::vector<std::string>& list) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const Text& text) { return holds(list, text.value); });
}

void append_once(std::vector<std::string>& list, std::string_view word) {
  if (!word.empty() && !holds(list, word)) list.emplace_back(word);
}

bool has_record(const std::vector<const Record*>& list, const Record& record) {
  return std::find(list.begin(), list.end(), &record) != list.end();
}

/// The country that went on a mission: of the expert if one is named.
std::string_view country_of(const Store& store, const Mission& mission) {
  const Record* expert = mission.expert.is_there()
                             ? store.target(mission.expert.value, set_of(RecordKind::expert))
                             : nullptr;
  return expert == nullptr ? mission.country.value
                           : store.experts()[expert->position].country.value;
}

/// Is it work that goes on, or went on: not a mission on an activity that was dropped?
bool is_work(const Deployment& deployment) {
  const Activity* activity = activity_of(*deployment.action, *deployment.mission);
  return activity == nullptr || !is_dropped(*activity);
}

std::vector<std::string> languages_of(const Vocabularies& vocabularies, List<Text> countries) {
  std::vector<std::string> languages;
  const Table* table = vocabularies.table("countries");
  if (table == nullptr) return languages;
  for (const Text& country : countries)
    if (const std::uint32_t row = table->find(country.value); row != Table::none)
      for (const std::string_view language : split(table->cell(row, "languages"), ';'))
        append_once(languages, trimmed(language));
  return languages;
}

}  // namespace

TeamWish wish_for(const Store& store, const Record& action, const Activity* activity) {
  const Action& whole = store.actions()[action.position];
  TeamWish wish;
  wish.action = &action;
  wish.activity = activity;
  wish.grouping = std::string{store.programme().default_grouping.value};
  constexpr std::size_t most_topics = 64;
  for (const Text& topic : whole.topics)
    if (wish.topics.size() < most_topics) append_once(wish.topics, topic.value);
  wish.languages = languages_of(store.vocabularies(), whole.countries);
  if (activity == nullptr) return wish;
  wish.remote = activity->away;
  const When& start = activity->start;
  const When& end = activity->end.known ? activity->end : start;
  if (start.known && start.date.is_day() && end.date.is_day() &&
      start.date.first() <= end.date.first())
    wish.days = Date{start.date.first(), end.date.first()};
  return wish;
}

TeamFinder::TeamFinder(const Store& store, const Deployments& deployments, TeamWish wish,
                       AsOf as_of)
    : store_(store), deployments_(deployments), wish_(std::move(wish)), as_of_(as_of) {
  note_partner();
  note_last_countries();
  for (const Record& record : store.records(RecordKind::expert))
    if (record.whole && !record.draft && !expert_of(record).forgotten.known &&
        on_roster(expert_of(record), as_of) != Truth::no)
      contenders_.push_back(judged(record));
  std::vector<std::string_view> countries;
  for (const Contender& one : contenders_)
    countries.push_back(expert_of(*one.record).country.value);
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  for (Contender& one : contenders_) {
    const std::string_view country = expert_of(*one.record).country.value;
    const auto at = std::lower_bound(countries.begin(), countries.end(), country);
    if (!country.empty())
      one.numbers.country = static_cast<std::uint32_t>(at - countries.begin()) + 1;
  }
}

void TeamFinder::note_partner() {
  const Action& action = store_.actions()[wish_.action->position];
  for (const Text& country : action.countries) append_once(partner_countries_, country.value);
  for (const StatedRegion& region : action.regions)
    if (region.grouping.value == wish_.grouping) append_once(partner_regions_, region.region.value);
  if (!partner_regions_.empty()) return;
  for (const std::string& country : partner_countries_)
    append_once(partner_regions_, store_.vocabularies().region_of(country, wish_.grouping));
}

void TeamFinder::note_last_countries() {
  const Action* of_last = nullptr;
  const Mission* last = nullptr;
  When when;
  for (const Record& record : store_.records(RecordKind::action)) {
    const Action& action = store_.actions()[record.position];
    if (record.draft || !any_of_texts(action.countries, partner_countries_)) continue;
    for (const Mission& mission : action.missions) {
      const When start = began(action, mission);
      if (took_place(action, mission, as_of_) != Truth::yes || !start.known) continue;
      if (last != nullptr && start.date.last() <= when.date.last()) continue;
      of_last = &action;
      last = &mission;
      when = start;
    }
  }
  if (last == nullptr) return;
  for (const Mission& mission : of_last->missions) {
    const When start = began(*of_last, mission);
    const bool same_visit = mission.activity.is_there()
                                ? mission.activity.value == last->activity.value
                                : start.known && start.date == when.date;
    if (same_visit && took_place(*of_last, mission, as_of_) == Truth::yes)
      append_once(last_countries_, country_of(store_, mission));
  }
}

void TeamFinder::find_language(Contender& one) const {
  const Expert& expert = expert_of(*one.record);
  for (const SpokenLanguage& spoken : expert.languages)
    if ((holds(wish_.languages, spoken.language.value) ||
         holds(wish_.profile.languages, spoken.language.value)) &&
        (!one.best.language.is_there() || spoken.level > one.best.level))
      one.best = spoken;
}

void TeamFinder::look_at_missions(Contender& one) const {
  const List<Deployment> deployments = deployments_.of(*one.record);
  one.deployments = count_of(deployments, as_of_);
  for (const Deployment& deployment : deployments) {
    if (deployment.record == wish_.action && is_work(deployment) && one.in_action == nullptr)
      one.in_action = &deployment;
    if (took_place(deployment, as_of_) != Truth::yes) continue;
    const List<Text> countries = countries_of(deployment);
    if (one.with_partner == nullptr &&
        (any_of_texts(countries, partner_countries_) ||
         any_of_texts(deployment.action->countries, partner_countries_)))
      one.with_partner = &deployment;
    for (const Text& country : countries)
      if (one.in_region == nullptr &&
          holds(partner_regions_, store_.vocabularies().region_of(country.value, wish_.grouping)))
        one.in_region = &deployment;
  }
  if (wish_.days)
    one.freedom = freedom_on(expert_of(*one.record), deployments, *wish_.days, wish_.remote);
}

std::uint32_t TeamFinder::failed_by(const Contender& one) const {
  const Expert& expert = expert_of(*one.record);
  std::uint32_t failed = 0;
  if (!one.freedom.is_free()) failed |= bit_of(TeamCondition::days);
  const ProfileFit fit =
      fit_of(expert, wish_.profile, {store_.vocabularies(), wish_.grouping, day_of_origin()});
  if ((!wish_.languages.empty() && !one.best.language.is_there()) || fit.languages != Truth::yes)
    failed |= bit_of(TeamCondition::languages);
  if (fit.origin != Truth::yes) failed |= bit_of(TeamCondition::origin);
  if (fit.background != Truth::yes) failed |= bit_of(TeamCondition::backgrounds);
  if (fit.country != Truth::yes) failed |= bit_of(TeamCondition::countries);
  if (has_record(wish_.without, *one.record)) failed |= bit_of(TeamCondition::without);
  for (const HeldBack& held : wish_.held_back)
    if (held.expert == one.record->id) failed |= bit_of(TeamCondition::held_back);
  return failed;
}

Date TeamFinder::day_of_origin() const {
  const Day day = wish_.days ? wish_.days->first() : as_of_.day;
  return {day, day};
}

TeamFinder::Contender TeamFinder::judged(const Record& record) const {
  Contender one;
  one.record = &record;
  const Expert& expert = expert_of(record);
  const Vocabularies& vocabularies = store_.vocabularies();
  one.origin = origin_of(vocabularies, wish_.grouping,
                         {expert.country.value, expert.background.value}, day_of_origin());
  const bool anywhere = wish_.peer_countries.empty() && wish_.peer_region.empty();
  one.in_place =
      anywhere || holds(wish_.peer_countries, expert.country.value) ||
      (!wish_.peer_region.empty() &&
       vocabularies.region_of(expert.country.value, wish_.grouping) == wish_.peer_region);
  find_language(one);
  look_at_missions(one);
  one.from_last_country = one.in_action == nullptr && holds(last_countries_, expert.country.value);
  one.failed = failed_by(one);
  one.numbers.position = record.position;
  one.numbers.deployments = one.deployments.known;
  for (std::size_t i = 0; i < wish_.topics.size(); ++i)
    for (const Text& topic : expert.topics)
      if (topic.value == wish_.topics[i]) one.numbers.topics |= std::uint64_t{1} << i;
  if (expert.gender.value == "woman") one.numbers.gender = TeamGender::woman;
  if (expert.gender.value == "man") one.numbers.gender = TeamGender::man;
  one.numbers.points = points_of(one);
  return one;
}

}  // namespace mieux
