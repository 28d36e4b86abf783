#pragma once

#include <array>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line/command.hpp"
#include "cli/command_line/selection.hpp"
#include "mieux/queries/figures/steps.hpp"

namespace mieux::cli {

/// What `mieux stats` was asked for.
struct StatsOptions {
  std::string of;
  std::string by;
  std::string measure;
  PeriodOptions period;
  std::string format;
  bool explain = false;
  bool internal = false;
  Selection selection;
  // Figures over time.
  std::optional<std::string> over;  ///< FROM..TO; with `history` the whole of it if not typed
  bool history = false;             ///< what the records said then
  std::string every;                ///< empty: a year
  std::string lang = {};
  // Answers to a question of feedback.
  std::string question = {};
  bool before = false;  ///< beside those of the period before
  /// What is printed can say that a figure is hidden, so attributes of persons may be counted.
  bool can_hide = false;

  [[nodiscard]] bool over_time() const { return history || over.has_value(); }
};

/// Refuses (2) options of figures over time that make no sense together.
void require_over_time(const StatsOptions& options, const Subject& subject);

inline constexpr std::array<Option, 1> measure_option{{
    {.names = "--measure",
     .help = "count, participants, activities, experts, mission-days, sum:FIELD, distinct:FIELD, "
             "median:FIELD, share:FIELD=VALUE",
     .value = "MEASURE",
     .usual = "count"},
}};

inline constexpr std::array<Option, 1> by_option{
    {{"--by", "Group by one or two fields, such as region,phase", "FIELDS", Source::fields}}};

inline constexpr std::array<Option, 2> over_options{{
    {"--over", "Count step by step through these days, such as 2015..2026", "FROM..TO",
     Source::period},
    {"--every", "How long a step is (by default a year)", "STEP", Source::words, every_words},
}};

/// The days of `--over FROM..TO`. Fails (2).
Date over_option(const std::string& text);

/// The steps of `--over FROM..TO`; none if it was not typed. Fails (2).
std::vector<Step> asked_steps(const StatsOptions& options);

/// The steps that have begun on the day asked about. Fails (2) if none has.
std::vector<Step> begun_steps(std::vector<Step> steps, Day day);

/// Says on `err` which of these steps have not begun or are not over on the day asked about.
void note_steps(std::ostream& err, const std::vector<Step>& steps, Day day);

/// `2019`, `2019 to 2022`.
std::string range_of(const std::vector<Step>& steps);

/// What is asked of a store, without steps and period. Fails (2), located.
StatsQuery stats_query(const View& view, const Subject& subject, const StatsOptions& options);

/// The same with the steps of `--over`, which are its rows, or the period.
StatsQuery asked_query(const View& view, const Subject& subject, const StatsOptions& options);

/// mieux stats feedback --question ID
Exit run_stats_answers(const StatsOptions& options, const Common& common, Environment& environment);

/// mieux stats KIND --over-history
Exit run_over_history(const StatsOptions& options, const Common& common, Environment& environment);

}  // namespace mieux::cli
