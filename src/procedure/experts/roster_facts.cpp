#include "mieux/procedure/experts/roster_facts.hpp"

#include "mieux/records/programme.hpp"

namespace mieux {

Truth on_roster(const Expert& expert, AsOf as_of) {
  const Truth registered =
      expert.registered.known ? happened(expert.registered, as_of) : Truth::yes;
  return registered && (expert.forgotten.known ? !happened(expert.forgotten, as_of) : Truth::yes);
}

ExpertOrigin origin_of(const Vocabularies& vocabularies, std::string_view grouping,
                       const CameFrom& from, Date day) {
  if (from.country.empty() && from.background.empty()) return ExpertOrigin::unstated;
  if (const Table* backgrounds = vocabularies.table("expert_backgrounds"))
    if (const std::uint32_t row = backgrounds->find(from.background);
        row != Table::none && backgrounds->cell(row, "public_official") == "no")
      return ExpertOrigin::other;
  if (from.country.empty()) return ExpertOrigin::unstated;
  switch (vocabularies.eu_member(from.country, day)) {
    case Truth::yes: return ExpertOrigin::eu;
    case Truth::unknown: return ExpertOrigin::open;
    case Truth::no: break;
  }
  return vocabularies.region_of(from.country, grouping).empty() ? ExpertOrigin::other
                                                                : ExpertOrigin::southern;
}

Truth speaks(const Expert& expert, std::string_view language, LanguageLevel least) {
  Truth result = Truth::no;
  for (const SpokenLanguage& spoken : expert.languages) {
    if (spoken.language.value != language) continue;
    if (spoken.level >= least) return Truth::yes;
    if (spoken.level == LanguageLevel::unstated) result = Truth::unknown;
  }
  return result;
}

Freedom freedom_on(const Expert& expert, List<Deployment> deployments, Date period, bool remote) {
  Freedom freedom;
  for (const Availability& said : expert.availability) {
    const Date lasts = period_between(said.from, said.to);
    if (lasts.first() > period.last() || lasts.last() < period.first()) continue;
    if (said.state == AvailabilityState::unavailable && freedom.unavailable == nullptr)
      freedom.unavailable = &said;
    if (said.state == AvailabilityState::limited && freedom.limited == nullptr)
      freedom.limited = &said;
  }
  if (remote) return freedom;
  for (const Deployment& one : deployments) {
    const SureDays days = sure_days_on_site(*one.action, *one.mission);
    const bool surely =
        !days.is_empty() && days.first <= period.last() && days.last >= period.first();
    if (surely && freedom.booked == nullptr) freedom.booked = &one;
    if (!surely && freedom.may_be_booked == nullptr && may_be_on_site(one, period))
      freedom.may_be_booked = &one;
  }
  return freedom;
}

}  // namespace mieux
