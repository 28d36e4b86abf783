#include "mieux/procedure/experts/profile.hpp"

#include <algorithm>

namespace mieux {
namespace {

bool is_one_of(std::string_view word, const std::vector<std::string>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> words_of(List<Text> texts) {
  std::vector<std::string> words;
  for (const Text& text : texts) words.emplace_back(text.value);
  return words;
}

ExpertOrigin origin_named(std::string_view word) {
  for (std::size_t i = 0; i < origin_words.size(); ++i)
    if (origin_words[i] == word) return static_cast<ExpertOrigin>(i);
  return ExpertOrigin::unstated;
}

Truth is_of_origin(const Expert& expert, ExpertOrigin wanted, const OriginAsked& asked) {
  if (wanted == ExpertOrigin::unstated) return Truth::yes;
  const ExpertOrigin origin = origin_of(asked.vocabularies, asked.grouping,
                                        {expert.country.value, expert.background.value}, asked.day);
  return origin == ExpertOrigin::open ? Truth::unknown : truth(origin == wanted);
}

}  // namespace

ExpertProfile profile_of(const Need& need) {
  ExpertProfile profile;
  profile.origin = origin_named(need.origin.value);
  if (need.background.is_there()) profile.backgrounds.emplace_back(need.background.value);
  profile.countries = words_of(need.countries);
  profile.languages = words_of(need.languages);
  profile.topics = words_of(need.topics);
  return profile;
}

ProfileFit fit_of(const Expert& expert, const ExpertProfile& profile, const OriginAsked& origin) {
  ProfileFit fit;
  fit.origin = is_of_origin(expert, profile.origin, origin);
  if (!profile.backgrounds.empty())
    fit.background = truth(is_one_of(expert.background.value, profile.backgrounds));
  if (!profile.countries.empty())
    fit.country = truth(is_one_of(expert.country.value, profile.countries));
  for (const std::string& language : profile.languages)
    fit.languages = fit.languages && speaks(expert, language, LanguageLevel::unstated);
  if (!profile.topics.empty())
    fit.topic =
        truth(std::any_of(expert.topics.begin(), expert.topics.end(), [&](const Text& topic) {
          return is_one_of(topic.value, profile.topics);
        }));
  return fit;
}

Count covering(const Store& store, const ExpertProfile& profile, std::string_view grouping,
               AsOf as_of) {
  const OriginAsked origin{store.vocabularies(), grouping, Date{as_of.day, as_of.day}};
  Count count;
  for (const Record& record : store.records(RecordKind::expert)) {
    const Expert& expert = store.experts()[record.position];
    if (!record.whole || record.draft || expert.forgotten.known) continue;
    const Truth fits = on_roster(expert, as_of) && fit_of(expert, profile, origin).all();
    if (fits == Truth::yes) ++count.known;
    if (fits == Truth::unknown) count.exact = false;
  }
  return count;
}

}  // namespace mieux
