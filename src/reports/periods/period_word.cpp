#include "mieux/reports/periods/period_word.hpp"

#include "mieux/base/date.hpp"
#include "mieux/queries/figures/steps.hpp"

namespace mieux {
namespace {

/// The first and the last month of a quarter or half of a year; a date as it is.
PeriodWord bounds_of(std::string_view word, const std::optional<Date>& days) {
  if (word.empty() || !days || Date::parse(word)) return {std::string{word}, std::string{word}};
  constexpr std::size_t year_and_month = 7;
  return {to_string(days->first()).substr(0, year_and_month),
          to_string(days->last()).substr(0, year_and_month)};
}

}  // namespace

std::optional<PeriodWord> parse_period_word(std::string_view word) {
  constexpr std::string_view between = "..";
  const std::size_t at = word.find(between);
  const bool one = at == std::string_view::npos;
  const std::string_view from = word.substr(0, at);
  const std::string_view to = one ? word : word.substr(at + between.size());
  if (from.empty() && to.empty()) return std::nullopt;
  // A date between two others (`2009/2015`) is one day that nobody knows, not a period.
  if (word.find('/') != std::string_view::npos) return std::nullopt;
  const auto first = from.empty() ? Date{} : days_of_step(from);
  const auto last = to.empty() ? Date{} : days_of_step(to);
  if (!first || !last || first->first() > last->last()) return std::nullopt;
  return PeriodWord{bounds_of(from, first).from, bounds_of(to, last).to};
}

}  // namespace mieux
