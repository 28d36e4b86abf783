#pragma once

#include <string_view>

#include "mieux/procedure/experts/deployments.hpp"

namespace mieux {

// What the public part of an expert says on a day: whether the person is on the roster, where from,
// what is spoken, and whether the days are free. Queries, searches and proposals ask here.

/// Is the expert on the roster on the day asked about: registered by then (one that does not say
/// since when always was) and not forgotten by then?
Truth on_roster(const Expert& expert, AsOf as_of);

/// Where an expert comes from, as the facility counts: officials of a member state of the EU on the
/// day, of a country in one of its regions, everybody else.
enum class ExpertOrigin : std::uint8_t {
  unstated,  ///< neither country nor background is known
  eu,
  southern,
  other,
  open,  ///< the day leaves open whether the country was a member state
};
inline constexpr std::array<std::string_view, 5> origin_words{"", "eu", "southern", "other", ""};

struct CameFrom {
  std::string_view country;
  std::string_view background;
};
ExpertOrigin origin_of(const Vocabularies& vocabularies, std::string_view grouping,
                       const CameFrom& from, Date day);

/// Does the expert speak the language at this level or better? `unknown` if the level is not
/// stated; any level will do if `least` is not.
Truth speaks(const Expert& expert, std::string_view language, LanguageLevel least);

/// What stands against the days of a period.
struct Freedom {
  const Availability* unavailable = nullptr;  ///< somebody said that the expert cannot be asked
  const Availability* limited = nullptr;      ///< can be asked, with limits
  const Deployment* booked = nullptr;         ///< surely away on site on one of the days
  const Deployment* may_be_booked = nullptr;  ///< perhaps: the dates are not known to the day

  /// Nobody said otherwise, and no mission is surely on one of the days.
  [[nodiscard]] bool is_free() const { return unavailable == nullptr && booked == nullptr; }
};

/// Availability lasts from the first possible day of `from` to the last one of `to`, as staff mean
/// `from: 2026-03`. Of work from afar (`remote`) no mission takes the days. The result points into
/// both arguments.
Freedom freedom_on(const Expert& expert, List<Deployment> deployments, Date period, bool remote);

}  // namespace mieux
