#include <array>

#include "rule.hpp"

namespace mieux {
namespace {

constexpr std::array<std::string_view, 7> columns{"dci", "edf",   "eni", "oad",
                                                  "ipa", "ndici", "note"};

/// Does the table know the country's years for sure? Not if it has none, if a cell holds something
/// else than years, or if a note stands beside them.
bool years_are_certain(const Table& countries, std::uint32_t row) {
  bool any = false;
  for (const std::string_view column : columns) {
    const std::string_view cell = countries.cell(row, column);
    if (cell.find_first_not_of("0123456789-;") != std::string_view::npos) return false;
    any = any || !cell.empty();
  }
  return any;
}

void check(const RuleRun& run, const Record& record, const Text& country, const When& arrival) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  const Table* countries = vocabularies.table("countries");
  const std::uint32_t row = countries == nullptr ? Table::none : countries->find(country.value);
  if (row == Table::none) return;
  if (!vocabularies.instrument_for(country.value, arrival.date).instrument.empty()) return;
  const std::string message = std::string{countries->label(row)} +
                              " was under no instrument when the request came (" +
                              arrival.date.to_string() + ")";
  const std::string hint =
      "check the date and the columns dci to ndici of vocabularies/countries.tsv";
  if (years_are_certain(*countries, row))
    run.error(record, "ineligible-country", country.span, message, hint);
  else
    run.warning(record, "ineligible-country", country.span, message, hint);
}

}  // namespace

/// Each country that asks is under an instrument in the year of the request. Only a warning where
/// the table does not say for sure: thematic programmes were wider than the geographic lists.
void check_country_eligibility(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    const When arrival = received(request);
    if (!arrival.known) continue;
    for (const Text& country : request.countries) check(run, record, country, arrival);
  }
}

}  // namespace mieux
