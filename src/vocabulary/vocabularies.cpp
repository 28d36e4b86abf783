#include "mieux/vocabulary/vocabularies.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> instruments{
    {{"dci", "DCI"},
     {"edf", "EDF"},
     {"eni", "ENI"},
     {"oad", "OAD"},
     {"ipa", "IPA"},
     {"ndici", "NDICI"}}};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day first_day(int year) {
  return std::chrono::sys_days{std::chrono::year_month_day{
      std::chrono::year{year}, std::chrono::month{1}, std::chrono::day{1}}};
}

/// A range `from-to` of years, either side of which may be empty.
std::optional<Date> years(std::string_view range) {
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = number(range.substr(0, dash));
  const auto to = number(range.substr(dash + 1));
  if ((!from && dash > 0) || (!to && dash + 1 < range.size())) return std::nullopt;
  return Date{from ? first_day(*from) : Date::earliest,
              to ? first_day(*to + 1) - Day::duration{1} : Date::latest};
}

const std::vector<Vocabularies::Region> no_regions;

/// Does a column say in another language what the one does whose name it begins with:
/// `region_2018_fr`?
bool is_of_language(const Table& table, std::string_view name) {
  const std::size_t at = name.rfind('_');
  constexpr std::size_t code_size = 2;
  return at != name.npos && name.size() - at - 1 == code_size &&
         table.column(name.substr(0, at)).has_value();
}

}  // namespace

void Vocabularies::add(std::string name, Table table) {
  const auto [place, added] = tables_.insert_or_assign(std::move(name), std::move(table));
  if (place->first == "countries") add_groupings(place->second);
}

/// Every column of countries.tsv whose name holds `region` is a grouping.
void Vocabularies::add_groupings(const Table& countries) {
  groupings_.clear();
  for (const std::string_view name : countries.columns())
    if (name.find("region") != std::string_view::npos && !is_of_language(countries, name))
      groupings_.try_emplace(std::string{name});
  for (auto& [name, grouping] : groupings_) {
    if (!countries.column(name)) continue;
    std::set<std::string_view> labels;
    for (std::uint32_t row = 0; row < countries.size(); ++row)
      if (const std::string_view label = countries.cell(row, name); !label.empty())
        labels.insert(label);
    for (const std::string_view label : labels)
      grouping.regions.push_back({slug(label), std::string{label}});
    std::sort(grouping.regions.begin(), grouping.regions.end(),
              [](const Region& a, const Region& b) { return label_before(a.label, b.label); });
    for (std::uint32_t row = 0; row < countries.size(); ++row) {
      const auto found = std::find_if(
          grouping.regions.begin(), grouping.regions.end(),
          [&, label = countries.cell(row, name)](const Region& r) { return r.label == label; });
      grouping.by_country.push_back(found == grouping.regions.end() ? std::string_view{}
                                                                    : std::string_view{found->id});
    }
  }
}

const Table* Vocabularies::table(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

std::string_view Vocabularies::label(std::string_view table_name, std::string_view id) const {
  const Table* found = table(table_name);
  return found == nullptr ? id : found->label(id);
}

std::string_view Vocabularies::label(std::string_view table_name, std::string_view id,
                                     const Language& language) const {
  const Table* found = table(table_name);
  const std::uint32_t row = found == nullptr ? Table::none : found->find(id);
  return row == Table::none ? id : found->label(row, language);
}

std::string Vocabularies::region_label(std::string_view grouping, const Region& region,
                                       const Language& language) const {
  const Table* countries = table("countries");
  if (language.is_english() || countries == nullptr) return region.label;
  for (std::uint32_t row = 0; row < countries->size(); ++row) {
    const std::string_view own = countries->cell_in(row, grouping, language.code());
    if (own.empty() || region_of(countries->id(row), grouping) != region.id) continue;
    language.keep_name(own, region.label);
    return std::string{own};
  }
  language.miss("countries/" + region.id);
  return region.label;
}

std::vector<std::string_view> Vocabularies::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, unused] : tables_) names.emplace_back(name);
  return names;
}

std::string_view Vocabularies::theme_of(std::string_view topic) const {
  const Table* topics = table("topics");
  if (topics == nullptr) return {};
  const std::uint32_t row = topics->find(topic);
  return row == Table::none ? std::string_view{} : topics->cell(row, "theme");
}

const std::vector<Vocabularies::Region>& Vocabularies::regions(std::string_view grouping) const {
  const auto found = groupings_.find(grouping);
  return found == groupings_.end() ? no_regions : found->second.regions;
}

std::string_view Vocabularies::region_of(std::string_view country,
                                         std::string_view grouping) const {
  const Table* countries = table("countries");
  const auto found = groupings_.find(grouping);
  if (countries == nullptr || found == groupings_.end()) return {};
  const std::uint32_t row = countries->find(country);
  return row >= found->second.by_country.size() ? std::string_view{}
                                                : found->second.by_country[row];
}

Truth Vocabularies::eu_member(std::string_view country, Date day) const {
  const Table* members = table("eu_membership");
  if (members == nullptr) return Truth::unknown;
  const std::uint32_t row = members->find(country);
  if (row == Table::none) return Truth::no;
  const auto joined = Date::parse(members->cell(row, "accession"));
  const auto left = Date::parse(members->cell(row, "exit"));
  if (!joined) return Truth::unknown;
  return within(day, Date{joined->first(), left ? left->last() : Date::latest});
}

Vocabularies::Eligibility Vocabularies::instrument_for(std::string_view country, Date day) const {
  Eligibility result;
  const Table* countries = table("countries");
  const std::uint32_t row = countries == nullptr ? Table::none : countries->find(country);
  if (row == Table::none) return result;
  for (const auto& [column, name] : instruments) {
    const std::string_view cell = countries->cell(row, column);
    for (const std::string_view range : split(cell, ';')) {
      const auto period = years(range);
      if (!period || within(day, *period) == Truth::no) continue;
      result.verdict = within(day, *period);
      result.instrument = name;
      result.years = std::string{cell};
      if (result.verdict == Truth::yes) return result;
    }
  }
  return result;
}

std::optional<int> Vocabularies::year_from(std::string_view table_name, std::string_view id,
                                           std::string_view column) const {
  const Table* found = table(table_name);
  const std::uint32_t row = found == nullptr ? Table::none : found->find(id);
  return row == Table::none ? std::nullopt : number(found->cell(row, column));
}

}  // namespace mieux
