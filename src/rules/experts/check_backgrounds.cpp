#include "experts_rules.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

/// A term of expert_backgrounds.tsv whose column `origin` says where its people come from.
struct Background {
  const Table& table;
  std::uint32_t row;

  [[nodiscard]] std::string_view origin() const { return table.cell(row, "origin"); }
  /// `non-eu-admin (Non-EU state administration)`.
  [[nodiscard]] std::string name() const {
    return std::string{table.id(row)} + " (" + std::string{table.label(row)} + ")";
  }
};

/// "write `background: non-eu-admin`, or correct ": the first term of the other origin.
std::string term_from(const Table& table, std::string_view origin) {
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (const Background other{table, row}; other.origin() == origin)
      return "write `background: " + std::string{table.id(row)} + "`, or correct ";
  return "correct the background or ";
}

/// From which country somebody came, with which background, and when.
struct Origin {
  const Record& record;
  const Text& country;
  const Text& background;
  When when;
};

void check_origin(const RuleRun& run, const Origin& origin) {
  const auto& [record, country, background, when] = origin;
  const Vocabularies& words = run.store.vocabularies();
  const Table* table = words.table("expert_backgrounds");
  if (table == nullptr || !country.is_there() || !background.is_there()) return;
  const std::uint32_t row = table->find(background.value);
  if (row == Table::none) return;
  const Background stated{*table, row};
  const bool wants_member = stated.origin() == "EU";
  if (!wants_member && stated.origin() != "non-EU") return;
  const Date day = when.known ? when.date : Date{Date::earliest, Date::latest};
  const Truth member = words.eu_member(country.value, day);
  if (member != (wants_member ? Truth::no : Truth::yes)) return;
  const std::string on = when.known ? " in the EU on " + day.to_string() : " in the EU";
  const std::string never = when.known ? " was not" : " was never";
  run.warning(record, {"wrong-background", background.span,
                       std::string{words.label("countries", country.value)} +
                           (wants_member ? never : " was") + on + ", but the background is " +
                           stated.name(),
                       term_from(*table, wants_member ? "non-EU" : "EU") +
                           (when.known ? "the country or the day" : "the country")});
}

}  // namespace

/// An official of a member state comes from a country that was one on the first day of the mission
/// (of an expert: on the day of registration), any other official from one that was none. Which
/// backgrounds are such is said by `origin` in expert_backgrounds.tsv.
void check_backgrounds(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::expert)) {
    const Expert& expert = run.store.experts()[record.position];
    check_origin(run, {record, expert.country, expert.background, expert.registered});
  }
  for (const Record& record : run.store.records(RecordKind::action)) {
    const Action& action = run.store.actions()[record.position];
    for (const Mission& mission : action.missions)
      check_origin(run, {record, mission.country, mission.background, began(action, mission)});
  }
}

}  // namespace mieux
