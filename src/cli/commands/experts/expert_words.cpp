#include "expert_words.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux::cli {
std::string language_asked(const std::string& word, const std::string& option) {
  if (const std::string_view code = language_code(word); !code.empty()) return std::string{code};
  throw Failure(Exit::usage, option + ": there is no language " + in_quotes(word),
                language_names().suggestion(word, "write a code such as fr, or a name"));
}

LanguageAsked language_at_level_asked(const std::string& word, const std::string& option) {
  const std::size_t colon = word.find(':');
  LanguageAsked asked{language_asked(word.substr(0, colon), option)};
  if (colon == std::string::npos) return asked;
  const std::string level = lower_case(word.substr(colon + 1));
  for (std::size_t i = 1; i < language_level_words.size(); ++i)
    if (language_level_words[i] == level) asked.least = static_cast<LanguageLevel>(i);
  if (asked.least == LanguageLevel::unstated)
    throw Failure(Exit::usage, option + ": " + in_quotes(level) + " is no level of a language",
                  "it can be: a1, a2, b1, b2, c1, c2, native");
  return asked;
}

PlaceAsked place_asked(const Vocabularies& vocabularies, const std::string& grouping,
                       const std::string& word, const std::string& option) {
  const Table* countries = vocabularies.table("countries");
  if (countries != nullptr)
    if (const std::string_view id = countries->resolve(word); !id.empty())
      return {std::string{id}, {}};
  std::vector<std::string_view> ids;
  std::string all;
  for (const Vocabularies::Region& region : vocabularies.regions(grouping)) {
    if (region.id == slug(word) || same_name(region.label, word)) return {{}, region.id};
    ids.push_back(region.id);
    all += (all.empty() ? "regions are: " : ", ") + region.id;
  }
  std::string hint = suggest(word, ids);
  if (hint.empty() && countries != nullptr) hint = countries->suggestion(word, all);
  throw Failure(Exit::usage, option + ": there is no country or region " + in_quotes(word),
                std::move(hint));
}

std::string background_asked(const Vocabularies& vocabularies, const std::string& word,
                             const std::string& option) {
  const Table* table = vocabularies.table("expert_backgrounds");
  if (const std::string_view id = table == nullptr ? "" : table->resolve(word); !id.empty())
    return std::string{id};
  throw Failure(Exit::usage, option + ": there is no background " + in_quotes(word),
                table == nullptr
                    ? "add vocabularies/expert_backgrounds.tsv"
                    : table->suggestion(word, "vocabularies/expert_backgrounds.tsv lists them"));
}

std::vector<std::string> topics_asked(const Vocabularies& vocabularies,
                                      const std::vector<std::string>& words,
                                      const std::string& option) {
  std::vector<std::string> topics;
  const Table* table = vocabularies.table("topics");
  for (const std::string& word : words) {
    const std::size_t before = topics.size();
    if (const std::string_view id = table == nullptr ? "" : table->resolve(word); !id.empty())
      topics.emplace_back(id);
    const std::string part = folded_name(word);
    const bool whole = table == nullptr || topics.size() > before || part.empty();
    for (std::uint32_t row = 0; !whole && row < table->size(); ++row)
      if (folded_name(table->id(row)).find(part) != std::string::npos ||
          folded_name(table->label(row)).find(part) != std::string::npos)
        topics.emplace_back(table->id(row));
    if (topics.size() > before) continue;
    throw Failure(Exit::usage, option + ": there is no topic " + in_quotes(word),
                  table == nullptr ? "add vocabularies/topics.tsv"
                                   : table->suggestion(word, "vocabularies/topics.tsv lists them"));
  }
  return topics;
}

}  // namespace mieux::cli
