#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// How long the steps of figures over time are.
enum class Every : std::uint8_t { year, half_year, quarter, month };

inline constexpr std::string_view every_words = "year|half-year|quarter|month";
/// The length that one of these words names; a year if it is none of them.
Every every_named(std::string_view word);
std::string_view word_of(Every every);

/// A stretch of days that figures over time have a row for.
struct Step {
  std::string id;  ///< `2018`, `2018-H2`, `2018-Q3`, `2018-07`; one that is cut by its days:
                   ///< `2018-03/2018-12`
  Date days;
};

/// The days that are called so: a date, a quarter (`2018-Q3`) or half of a year (`2018-H1`).
/// Nothing if it is none of them.
std::optional<Date> days_of_step(std::string_view id);

/// How many years, half-years, quarters or months a period, whose bounds are known, has days of.
std::size_t count_of_steps(Date period, Every every);
/// These steps in their order: the first and the last one cut to the days that lie in the period.
std::vector<Step> steps_of(Date period, Every every);
/// The same, none of them cut.
std::vector<Step> whole_steps(Date period, Every every);

/// Which step units lie in, as a field called `step` that a `StatsQuery` can be grouped by; its
/// `period` are the days from the first to the last step. Read as active, a unit lies in several
/// steps. It is undecided where the dates known leave open in which steps it lies.
Field step_field(const Subject& subject, Reading reading, std::vector<Step> steps);

}  // namespace mieux
