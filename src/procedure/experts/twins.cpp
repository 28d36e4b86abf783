#include "mieux/procedure/experts/twins.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/contacts.hpp"

namespace mieux {
namespace {

/// The words of a name as people compare them, sorted.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded_letters(name) + " ") {
    const bool apart = c == ' ' || c == '.' || c == ',' || c == '-' || c == '\'';
    if (!apart) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::string joined_words(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// The first character of a folded word.
std::string initial_of(const std::string& word) {
  return word.substr(0, folded_character(word).length);
}

bool is_initial(const std::string& word) { return initial_of(word).size() == word.size(); }

std::string email_key(std::string_view email) { return folded_name(email); }

std::string profile_key(const PersonFacts& person) {
  if (person.country.empty() || person.administration.empty() || person.topics.empty()) return {};
  std::vector<std::string> topics = person.topics;
  std::sort(topics.begin(), topics.end());
  std::string key = person.country + '\x1f' + folded_letters(person.administration);
  for (const std::string& topic : topics) key += '\x1f' + topic;
  return key;
}

std::vector<std::string> texts_of(List<Text> list) {
  std::vector<std::string> texts;
  for (const Text& text : list) texts.emplace_back(text.value);
  return texts;
}

}  // namespace

std::vector<TwinKey> twin_keys(const PersonFacts& person) {
  std::vector<TwinKey> keys;
  const auto add = [&](TwinGround ground, std::string text) {
    if (!text.empty()) keys.push_back({ground, std::move(text)});
  };
  for (const std::string& email : person.emails) add(TwinGround::email, email_key(email));
  for (const std::string& phone : person.phones) add(TwinGround::phone, phone_key(phone));
  add(TwinGround::name, joined_words(name_words(person.name)));
  add(TwinGround::profile, profile_key(person));
  return keys;
}

bool has_initial(std::string_view name) {
  return std::ranges::any_of(name_words(name), is_initial);
}

std::vector<std::string> initial_keys(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  std::vector<std::string> keys;
  if (words.size() < 2) return keys;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::vector<std::string> one = words;  // this word shortened
    one[i] = initial_of(one[i]);
    keys.push_back(joined_words(std::move(one)));
    if (words.size() == 2) continue;
    std::vector<std::string> others = words;  // all but this word shortened
    for (std::size_t j = 0; j < others.size(); ++j)
      if (j != i) others[j] = initial_of(others[j]);
    keys.push_back(joined_words(std::move(others)));
  }
  return keys;
}

PersonFacts facts_of(const Expert& expert, const PersonalPart* part) {
  PersonFacts facts;
  facts.country = expert.country.value;
  facts.administration = expert.administration.value;
  facts.topics = texts_of(expert.topics);
  if (part == nullptr) return facts;
  facts.name = part->name.value;
  facts.emails = texts_of(part->emails);
  facts.phones = texts_of(part->phones);
  return facts;
}

TwinIndex::TwinIndex(const Store& store, const Roster* roster)
    : store_(store), personal_(store.records(RecordKind::expert).size()) {
  for (const Record& record : store.records(RecordKind::expert)) {
    const Expert& expert = store.experts()[record.position];
    if (!record.whole || expert.forgotten.known) continue;
    const Record* personal = roster == nullptr ? nullptr : roster->find(record.id);
    const bool known = personal != nullptr && personal->whole;
    add(record.position,
        facts_of(expert, known ? &roster->store().personal_parts()[personal->position] : nullptr),
        known);
  }
}

void TwinIndex::add(std::uint32_t position, const PersonFacts& person, bool is_personal) {
  personal_[position] = is_personal;
  const auto put = [&](auto& keys, std::string text) {
    Positions& there = keys[std::move(text)];
    if (there.empty() || there.back() != position) there.push_back(position);
  };
  for (TwinKey& key : twin_keys(person))
    put(keys_[static_cast<std::size_t>(key.ground)], std::move(key.text));
  if (has_initial(person.name))
    put(initials_, joined_words(name_words(person.name)));
  else
    for (std::string& key : initial_keys(person.name)) put(expanded_, std::move(key));
}

std::vector<Twin> TwinIndex::of(const PersonFacts& person, std::size_t most) const {
  std::vector<Twin> twins;
  const auto take = [&](const auto& keys, const std::string& text, TwinGround ground) {
    const auto found = keys.find(text);
    if (found == keys.end()) return;
    for (const std::uint32_t position : found->second) {
      if (twins.size() >= most) return;
      const Record& expert = store_.records(RecordKind::expert)[position];
      if (std::ranges::none_of(twins, [&](const Twin& one) { return one.expert == &expert; }))
        twins.push_back({&expert, ground});
    }
  };
  for (const TwinKey& key : twin_keys(person)) {
    if (key.ground == TwinGround::profile) continue;
    take(keys_[static_cast<std::size_t>(key.ground)], key.text, key.ground);
  }
  if (has_initial(person.name))
    take(expanded_, joined_words(name_words(person.name)), TwinGround::name);
  else
    for (const std::string& key : initial_keys(person.name)) take(initials_, key, TwinGround::name);
  // Colleagues have one administration: it tells only where nothing private can.
  const std::string profile = profile_key(person);
  const auto& profiles = keys_[static_cast<std::size_t>(TwinGround::profile)];
  if (const auto found = profiles.find(profile); !profile.empty() && found != profiles.end())
    for (const std::uint32_t position : found->second)
      if (twins.size() < most && (person.name.empty() || !personal_[position])) {
        const Record& expert = store_.records(RecordKind::expert)[position];
        if (std::ranges::none_of(twins, [&](const Twin& one) { return one.expert == &expert; }))
          twins.push_back({&expert, TwinGround::profile});
      }
  return twins;
}

std::vector<TwinGroup> TwinIndex::groups() const {
  std::map<Positions, std::vector<TwinGround>> found;
  const auto add_group = [&](Positions experts, TwinGround ground) {
    std::sort(experts.begin(), experts.end());
    experts.erase(std::unique(experts.begin(), experts.end()), experts.end());
    if (experts.size() < 2) return;
    std::vector<TwinGround>& grounds = found[std::move(experts)];
    if (std::ranges::find(grounds, ground) == grounds.end()) grounds.push_back(ground);
  };
  for (std::size_t i = 0; i < keys_.size(); ++i)
    for (const auto& [text, experts] : keys_[i]) {
      const auto ground = static_cast<TwinGround>(i);
      const bool told_apart =
          ground == TwinGround::profile &&
          std::ranges::all_of(experts, [&](std::uint32_t position) { return personal_[position]; });
      if (!told_apart) add_group(experts, ground);
    }
  for (const auto& [text, experts] : initials_) {
    const auto others = expanded_.find(text);
    if (others == expanded_.end()) continue;
    Positions all = experts;
    all.insert(all.end(), others->second.begin(), others->second.end());
    add_group(std::move(all), TwinGround::name);
  }
  std::vector<TwinGroup> groups;
  for (auto& [positions, grounds] : found) {
    TwinGroup group{{}, std::move(grounds)};
    for (const std::uint32_t position : positions)
      group.experts.push_back(&store_.records(RecordKind::expert)[position]);
    std::sort(group.grounds.begin(), group.grounds.end());
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const TwinGroup& a, const TwinGroup& b) {
    return a.grounds.front() < b.grounds.front();
  });
  return groups;
}

}  // namespace mieux
