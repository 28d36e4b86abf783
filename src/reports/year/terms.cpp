// Which term a report is about.
#include "mieux/reports/year/terms.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

std::string require_term(const View& view, const ReportKind& kind, const std::string& word) {
  if (kind.vocabulary == "region") return require_region(view, word);
  const Table* table = view.store.vocabularies().table(kind.vocabulary);
  const std::string where = "vocabularies/" + std::string{kind.vocabulary} + ".tsv";
  if (table == nullptr)
    throw Failure(Exit::refused, "the report '" + std::string{kind.name} + "' needs " + where,
                  "`mieux init` writes one for a new store");
  const std::string_view id = table->resolve(word);
  if (!id.empty()) return std::string{id};
  throw Failure(Exit::usage, in_quotes(word) + " is no " + std::string{kind.name} + " of " + where,
                table->suggestion(word, "choose a word from the first column of " + where));
}

std::string require_region(const View& view, const std::string& word) {
  const auto& regions = view.store.vocabularies().regions(view.grouping);
  std::vector<std::string_view> known;
  for (const Vocabularies::Region& region : regions) {
    if (region.id == word || folded_name(region.label) == folded_name(word)) return region.id;
    known.push_back(region.id);
  }
  throw Failure(Exit::usage,
                view.grouping.empty() ? "the store has no regional grouping"
                                      : in_quotes(word) + " is no region of " + view.grouping,
                view.grouping.empty() ? "name one in mieux.yaml, under groupings"
                                      : suggest(word, known, "there are: " + joined(known, ", ")));
}

}  // namespace mieux
