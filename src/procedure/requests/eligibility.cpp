#include "mieux/procedure/requests/eligibility.hpp"

#include <algorithm>
#include <array>

#include "mieux/records/status.hpp"

namespace mieux {
namespace {

using About = EligibilityPoint::About;

constexpr std::array<std::string_view, 7> country_columns{"dci", "edf",   "eni", "oad",
                                                          "ipa", "ndici", "note"};

std::uint32_t row_of_country(const Store& store, std::string_view country) {
  const Table* countries = store.vocabularies().table("countries");
  return countries == nullptr ? Table::none : countries->find(country);
}

/// Does the table know the country's years for sure? Not if it has none, if a cell holds something
/// else than years, or if a note stands beside them.
bool years_are_certain(const Table& countries, std::uint32_t row) {
  bool any = false;
  for (const std::string_view column : country_columns) {
    const std::string_view cell = countries.cell(row, column);
    if (cell.find_first_not_of("0123456789-;") != std::string_view::npos) return false;
    any = any || !cell.empty();
  }
  return any;
}

std::string_view type_of(const Store& store, const EligibilityPoint& point) {
  return point.body == nullptr ? std::string_view{}
                               : store.organisations()[point.body->position].type.value;
}

Truth judge_requester(const Store& store, const EligibilityPoint& point) {
  const auto year =
      store.vocabularies().year_from("requester_types", type_of(store, point), "eligible_from");
  if (!year || !point.when.known) return Truth::unknown;
  const Day first = std::chrono::sys_days{std::chrono::year{*year} / 1 / 1};
  return within(point.when.date, Date{first, Date::latest});
}

Truth judge_country(const Store& store, const EligibilityPoint& point) {
  const std::uint32_t row = row_of_country(store, point.value.value);
  if (row == Table::none || !point.when.known) return Truth::unknown;
  const Vocabularies& vocabularies = store.vocabularies();
  const auto found = vocabularies.instrument_for(point.value.value, point.when.date);
  if (!found.instrument.empty()) return found.verdict;
  return years_are_certain(*vocabularies.table("countries"), row) ? Truth::no : Truth::unknown;
}

bool in_scope(const Phase& phase, std::string_view theme) {
  return phase.themes.empty() ||
         std::any_of(phase.themes.begin(), phase.themes.end(),
                     [&](const Text& allowed) { return allowed.value == theme; });
}

/// Each theme once, at the first topic that belongs to it.
void add_themes(const Store& store, const Request& request, const Phase& phase, const When& when,
                std::vector<EligibilityPoint>& points) {
  std::vector<std::string_view> seen;
  for (const Text& topic : request.topics) {
    const std::string_view theme = store.vocabularies().theme_of(topic.value);
    if (theme.empty() || std::find(seen.begin(), seen.end(), theme) != seen.end()) continue;
    seen.push_back(theme);
    points.push_back({About::theme, truth(in_scope(phase, theme)), topic, when, nullptr, &phase});
  }
}

When decisive_day(const Request& request) {
  const RequestEvent* approval = find(request, RequestStep::approved);
  return approval != nullptr && approval->when.known ? approval->when : received(request);
}

std::string day_of(const EligibilityPoint& point) {
  return point.when.known ? point.when.date.to_string() : std::string{"an unknown day"};
}

std::string requester_finding(const Store& store, const EligibilityPoint& point) {
  if (point.body == nullptr)
    return "the requester '" + std::string{point.value.value} + "' is not in the store";
  const std::string_view type = type_of(store, point);
  if (type.empty()) return "the type of " + std::string{point.body->id} + " is not recorded";
  const Vocabularies& vocabularies = store.vocabularies();
  const std::string label{vocabularies.label("requester_types", type)};
  const auto year = vocabularies.year_from("requester_types", type, "eligible_from");
  if (!year) return "since when a body of the type '" + label + "' may request is not known";
  return "a body of the type '" + label + "' may request from " + std::to_string(*year) +
         " on; this letter is of " + day_of(point);
}

std::string country_finding(const Store& store, const EligibilityPoint& point) {
  const Vocabularies& vocabularies = store.vocabularies();
  const std::string label{vocabularies.label("countries", point.value.value)};
  if (row_of_country(store, point.value.value) == Table::none)
    return "there is no country '" + label + "' in the table";
  if (!point.when.known) return "when the request of " + label + " came is not recorded";
  const auto found = vocabularies.instrument_for(point.value.value, point.when.date);
  if (found.instrument.empty())
    return label + " was under no instrument when the request came (" + day_of(point) + ")";
  return label + " is under " + found.instrument + " (" + found.years + "); the request came " +
         day_of(point);
}

std::string theme_finding(const Store& store, const EligibilityPoint& point) {
  const Vocabularies& vocabularies = store.vocabularies();
  return "the theme '" +
         std::string{vocabularies.label("themes", vocabularies.theme_of(point.value.value))} +
         "' of this topic is " + (point.verdict == Truth::yes ? "" : "not ") +
         "in scope of phase " + std::string{point.phase->id.value};
}

/// "vocabularies/TABLE.tsv: ROW, COLUMN CELL, ..." with the cells that are not empty.
std::string table_row(const Vocabularies& vocabularies, std::string_view name, std::string_view id,
                      std::span<const std::string_view> columns) {
  const std::string text = "vocabularies/" + std::string{name} + ".tsv: ";
  const Table* table = vocabularies.table(name);
  const std::uint32_t row = table == nullptr ? Table::none : table->find(id);
  if (row == Table::none) return text + "no row '" + std::string{id} + "'";
  std::string cells;
  for (const std::string_view column : columns)
    if (const std::string_view cell = table->cell(row, column); !cell.empty())
      cells += ", " + std::string{column} + " " + std::string{cell};
  return text + std::string{id} + (cells.empty() ? ", no years given" : cells);
}

std::string scope_of(const Phase& phase) {
  std::string themes;
  for (const Text& theme : phase.themes)
    themes += (themes.empty() ? "" : ", ") + std::string{theme.value};
  return "mieux.yaml: phases." + std::string{phase.id.value} + ".themes " +
         (themes.empty() ? std::string{"not given: all"} : themes);
}

}  // namespace

Truth Eligibility::verdict() const {
  bool requester = false;
  Truth all = Truth::yes;
  for (const EligibilityPoint& point : points) {
    requester = requester || point.about == About::requester;
    if (point.is_binding()) all = all && point.verdict;
  }
  return (requester && has_place) || all == Truth::no ? all : Truth::unknown;
}

std::string_view verdict_word(Truth verdict) {
  if (verdict == Truth::unknown) return "unknown";
  return verdict == Truth::yes ? "eligible" : "not-eligible";
}

std::string finding_of(const Store& store, const EligibilityPoint& point) {
  switch (point.about) {
    case About::requester: return requester_finding(store, point);
    case About::country: return country_finding(store, point);
    case About::theme: break;
  }
  return theme_finding(store, point);
}

std::string row_of(const Store& store, const EligibilityPoint& point) {
  constexpr std::array<std::string_view, 1> since{"eligible_from"};
  if (point.about == About::theme) return scope_of(*point.phase);
  if (point.about == About::country)
    return table_row(store.vocabularies(), "countries", point.value.value, country_columns);
  if (point.body == nullptr) return "organisations/";
  const std::string_view type = type_of(store, point);
  if (type.empty()) return Store::path_of(*point.body) + ": no type";
  return table_row(store.vocabularies(), "requester_types", type, since);
}

Eligibility eligibility_of(const Store& store, const Request& request, std::optional<Date> on) {
  Eligibility result;
  result.day = on ? When{*on, {}, true} : received(request);
  result.has_place = !request.countries.empty() || request.regional_organisation.is_there();
  for (const Letter& letter : request.letters) {
    if (!letter.requester.is_there()) continue;
    EligibilityPoint point{About::requester, Truth::unknown, letter.requester,
                           result.day,       nullptr,        nullptr};
    if (!on && letter.received.known) point.when = letter.received;
    point.body = store.target(letter.requester.value, set_of(RecordKind::organisation));
    point.verdict = judge_requester(store, point);
    result.points.push_back(point);
  }
  for (const Text& country : request.countries) {
    EligibilityPoint point{About::country, Truth::unknown, country, result.day, nullptr, nullptr};
    point.verdict = judge_country(store, point);
    result.points.push_back(point);
  }
  const When day = on ? result.day : decisive_day(request);
  if (!day.known) return result;
  for (const Phase& phase : store.programme().phases)
    if (within(day.date, phase.period()) == Truth::yes)
      add_themes(store, request, phase, day, result.points);
  return result;
}

}  // namespace mieux
