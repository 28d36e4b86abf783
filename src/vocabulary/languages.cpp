#include "mieux/vocabulary/languages.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
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
                  "there are: " + joined(language_codes(vocabularies), ", ") +
                      "; a file vocabularies/labels.es.tsv adds Spanish");
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

const Table& french_labels() {
  static const Table table = [] {
    std::vector<Diagnostic> none;
    return Table("labels.fr.tsv", std::string{french_labels_text()}, none);
  }();
  return table;
}

}  // namespace mieux
