#include "records_rules.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

void check(const RuleRun& run, const Record& record, List<StatedRegion> regions) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  const Table* groupings = vocabularies.table("groupings");
  for (const StatedRegion& stated : regions) {
    if (groupings != nullptr && groupings->find(stated.grouping.value) == Table::none) {
      std::vector<std::string_view> ids;
      for (std::uint32_t row = 0; row < groupings->size(); ++row) ids.push_back(groupings->id(row));
      run.error(record,
                {"unknown-region", stated.grouping.span,
                 in_quotes(stated.grouping.value) + " is no regional grouping of mieux.yaml",
                 suggest(stated.grouping.value, ids, "add it to `groupings` in mieux.yaml")});
      continue;
    }
    const auto& known = vocabularies.regions(stated.grouping.value);
    const bool found = std::any_of(known.begin(), known.end(), [&](const auto& region) {
      return region.id == stated.region.value;
    });
    if (found || !stated.region.is_there()) continue;
    std::vector<std::string_view> ids;
    std::string all;
    for (const auto& region : known) {
      ids.push_back(region.id);
      all += (all.empty() ? "write one of: " : ", ") + region.id;
    }
    run.error(
        record,
        {"unknown-region", stated.region.span,
         in_quotes(stated.region.value) + " is no region of " + std::string{stated.grouping.value},
         suggest(stated.region.value, ids,
                 all.empty() ? "add regions to its column in vocabularies/countries.tsv" : all)});
  }
}

/// Groupings of mieux.yaml are columns of countries.tsv.
void check_groupings(const RuleRun& run, const Table& countries) {
  std::vector<std::string_view> columns;
  for (const std::string_view column : countries.columns())
    if (column.find("region") != std::string_view::npos) columns.push_back(column);
  const Record& programme = run.store.records(RecordKind::programme).front();
  for (const Grouping& grouping : run.store.programme().groupings)
    if (std::find(columns.begin(), columns.end(), grouping.id.value) == columns.end())
      run.error(
          programme,
          {"unknown-region", grouping.id.span,
           in_quotes(grouping.id.value) + " is no regional grouping of vocabularies/countries.tsv",
           suggest(grouping.id.value, columns,
                   "add a column of that name with the region of each country; its name holds "
                   "the word region")});
}

}  // namespace

/// Regions that records state exist in the grouping they are stated for. Nobody knows without the
/// table of countries.
void check_regions(const RuleRun& run) {
  const Table* countries = run.store.vocabularies().table("countries");
  if (countries == nullptr) return;
  check_groupings(run, *countries);
  for (const Record& record : run.store.records(RecordKind::request))
    check(run, record, run.store.requests()[record.position].regions);
  for (const Record& record : run.store.records(RecordKind::action))
    check(run, record, run.store.actions()[record.position].regions);
  for (const Record& record : run.store.records(RecordKind::organisation))
    check(run, record, run.store.organisations()[record.position].regions);
}

}  // namespace mieux
