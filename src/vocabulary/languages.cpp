#include "mieux/vocabulary/languages.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr std::string_view labels_begin = "labels.";

/// Labels that are there replace those of before.
void take_labels(const Table& table, Language::Labels& labels) {
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (const std::string_view label = table.cell(row, "label"); !label.empty())
      labels.insert_or_assign(std::string{table.id(row)}, std::string{label});
}

/// The code that a person means who wrote `FR`, `frnch` or `francais`; empty if none is near.
std::string code_meant(std::string_view word, const std::vector<std::string>& codes) {
  std::vector<std::string_view> words;
  std::vector<std::string> meant;
  const Table& names = language_names();
  for (const std::string& code : codes) {
    const std::uint32_t row = names.find(code);
    std::vector<std::string_view> said{code};
    if (row != Table::none)
      said.insert(said.end(), {names.label(row), names.cell(row, "label_fr")});
    words.insert(words.end(), said.begin(), said.end());
    meant.resize(words.size(), code);
  }
  const auto found = nearest(word, words);
  if (!found) return {};
  return meant[static_cast<std::size_t>(std::find(words.begin(), words.end(), *found) -
                                        words.begin())];
}

/// What to type instead of a language of which there are no labels.
std::string hint_on_language(const Vocabularies& vocabularies, std::string_view code) {
  const std::vector<std::string> codes = language_codes(vocabularies);
  const std::string meant = code_meant(code, codes);
  const std::uint32_t row = language_names().find(code);
  const std::string new_code{row == Table::none ? "es" : code};
  return (meant.empty() ? "" : "did you mean " + meant + "? ") +
         "there are: " + joined(codes, ", ") + "; a file vocabularies/labels." + new_code +
         ".tsv adds " + Language{}.name_of_language(new_code);
}

}  // namespace

std::string_view language_of_labels(std::string_view vocabulary) {
  return vocabulary.starts_with(labels_begin) ? vocabulary.substr(labels_begin.size())
                                              : std::string_view{};
}

std::vector<std::string> language_codes(const Vocabularies& vocabularies) {
  std::vector<std::string> codes{"en", "fr"};
  for (const std::string_view name : vocabularies.names())
    if (const std::string_view code = language_of_labels(name);
        !code.empty() && code != "en" && code != "fr")
      codes.emplace_back(code);
  return codes;
}

Language language_named(const Vocabularies& vocabularies, std::string_view code) {
  const Table* own = vocabularies.table(std::string{labels_begin} + std::string{code});
  if (code == "en" && own == nullptr) return {};
  if (own == nullptr && code != "fr")
    throw Failure(Exit::usage, "--lang: there are no labels in " + in_quotes(code),
                  hint_on_language(vocabularies, code));
  Language::Labels labels;
  if (code == "fr") take_labels(french_labels(), labels);
  if (own != nullptr) take_labels(*own, labels);
  return {std::string{code}, std::move(labels)};
}

const Table& language_names() {
  static const Table table = [] {
    std::vector<Diagnostic> none;
    return Table("language_names.tsv", std::string{language_names_text()}, none);
  }();
  return table;
}

std::string_view language_code(std::string_view word) {
  const Table& names = language_names();
  if (const std::string_view code = names.resolve(word); !code.empty()) return code;
  const std::string wanted = folded_letters(word);
  for (std::uint32_t row = 0; row < names.size(); ++row)
    for (const std::string_view column : {"label", "label_fr"})
      if (folded_letters(names.cell(row, column)) == wanted) return names.id(row);
  return {};
}

bool is_name_of_language(std::string_view text) {
  const Table& names = language_names();
  for (std::uint32_t row = 0; row < names.size(); ++row)
    if (names.label(row) == text) return true;
  return false;
}

const Table& french_labels() {
  static const Table table = [] {
    std::vector<Diagnostic> none;
    return Table("labels.fr.tsv", std::string{french_labels_text()}, none);
  }();
  return table;
}

}  // namespace mieux
