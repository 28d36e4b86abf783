#include "mieux/reports/periods/period_word.hpp"

#include "mieux/base/date.hpp"

namespace mieux {

std::optional<PeriodWord> parse_period_word(std::string_view word) {
  constexpr std::string_view between = "..";
  const std::size_t at = word.find(between);
  const bool one = at == std::string_view::npos;
  const std::string_view from = word.substr(0, at);
  const std::string_view to = one ? word : word.substr(at + between.size());
  if (from.empty() && to.empty()) return std::nullopt;
  // A date between two others (`2009/2015`) is one day that nobody knows, not a period.
  if (word.find('/') != std::string_view::npos) return std::nullopt;
  const auto first = from.empty() ? Date{} : Date::parse(from);
  const auto last = to.empty() ? Date{} : Date::parse(to);
  if (!first || !last || first->first() > last->last()) return std::nullopt;
  return PeriodWord{std::string{from}, std::string{to}};
}

}  // namespace mieux
