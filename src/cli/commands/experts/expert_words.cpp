#include "expert_words.hpp"

#include <algorithm>

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

namespace {

std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(slug(text), '-'))
    if (!word.empty()) words.emplace_back(word);
  std::ranges::sort(words);
  return words;
}

/// `West Africa` for Africa (West).
bool same_words(const Vocabularies::Region& region, std::string_view word) {
  const std::vector<std::string> wanted = sorted_words(word);
  return wanted == sorted_words(region.label) || wanted == sorted_words(region.id);
}

}  // namespace

PlaceAsked place_asked(const Vocabularies& vocabularies, const std::string& grouping,
                       const std::string& word, const std::string& option) {
  const Table* countries = vocabularies.table("countries");
  if (countries != nullptr)
    if (const std::string_view id = countries->resolve(word); !id.empty())
      return {std::string{id}, {}};
  std::vector<std::string_view> ids;
  std::string all;
  for (const Vocabularies::Region& region : vocabularies.regions(grouping)) {
    if (region.id == slug(word) || same_name(region.label, word) || same_words(region, word))
      return {{}, region.id};
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
      for (const std::string_view name :
           {table->id(row), table->label(row), table->cell(row, "label_fr")})
        if (folded_name(name).find(part) != std::string::npos) {
          topics.emplace_back(table->id(row));
          break;
        }
    if (topics.size() > before) continue;
    throw Failure(Exit::usage, option + ": there is no topic " + in_quotes(word),
                  table == nullptr ? "add vocabularies/topics.tsv"
                                   : table->suggestion(word, "vocabularies/topics.tsv lists them"));
  }
  return topics;
}

}  // namespace mieux::cli
