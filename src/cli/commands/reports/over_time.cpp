// Figures over time: --over FROM..TO --every year.
#include <algorithm>
#include <ostream>

#include "cli/commands/reports/stats_options.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t most_steps = 1200;
constexpr std::string_view such_as_over = "such as --over 2015..2026 or --over 2025-01..2025-06";

Failure misused(const std::string& message, const std::string& hint) {
  return {Exit::usage, message, hint};
}

/// Refuses a period beside the steps, which have their own.
void require_one_period(const StatsOptions& options) {
  const std::string over = options.over ? "--over" : "--over-history";
  for (const auto& [name, value] :
       {std::pair{"--from", &options.period.from}, std::pair{"--to", &options.period.to}})
    if (!value->empty())
      throw misused(std::string{name} + ": the steps of " + over + " say which days are meant",
                    "leave " + std::string{name} + " out; --over FROM..TO bounds the steps");
  if (options.history && options.period.active)
    throw misused("--active: --over-history counts what was there at the end of each step",
                  "leave it out; such as --where 'status = ongoing' says which ones are meant");
}

/// Refuses more steps than anybody reads.
void require_few_steps(Date period, Every every) {
  const std::size_t steps = count_of_steps(period, every);
  if (steps <= most_steps) return;
  throw misused("--over: these are " + counted(steps, std::string{word_of(every)}) +
                    ", and at most " + std::to_string(most_steps) + " are counted",
                "take longer steps (--every year), or a shorter period");
}

}  // namespace

Date over_option(const std::string& text) {
  const std::size_t dots = text.find("..");
  const std::string from = text.substr(0, dots);
  const std::string to = dots == std::string::npos ? from : text.substr(dots + 2);
  if (dots != std::string::npos && from.empty() != to.empty())
    throw misused("--over: " + in_quotes(text) + " has an open end",
                  "name both ends, " + std::string{such_as_over});
  const auto bound = [&](const std::string& typed) {
    const auto date = days_of_step(typed);
    if (date && date->first() != Date::earliest && date->last() != Date::latest) return *date;
    std::string problem = typed.empty() || date ? "" : date_problem(typed);
    if (problem.starts_with("write a date as")) problem.clear();
    throw misused(
        "--over: " + in_quotes(typed.empty() ? text : typed) +
            (dots == std::string::npos || typed.empty() ? " is no period" : " is no date"),
        problem.empty() ? "write FROM..TO, " + std::string{such_as_over} : problem);
  };
  const Day first = bound(from).first();
  const Day last = bound(to).last();
  if (first > last)
    throw misused("--over: " + from + " is later than " + to, "write the earlier day first");
  return {first, last};
}

void require_over_time(const StatsOptions& options, const Subject& subject) {
  if (!options.over_time()) {
    if (!options.every.empty())
      throw misused("--every: there is no time that is divided into steps",
                    "add --over FROM..TO, such as --over 2015..2026, or --over-history");
    if (options.format == "svg")
      throw misused("--format svg: only figures over time and answers to a question are drawn",
                    "add --over FROM..TO, such as --over 2015..2026; `mieux report show glance "
                    "--output DIR` draws the figures of a period");
    return;
  }
  require_one_period(options);
  if (options.format == "svg" && options.explain)
    throw misused("--explain: a chart does not list records",
                  "leave --explain out, or take --format json");
  if (!options.history && !is_dated(subject))
    throw misused(
        "--over: " + std::string{subject.plural} + " have no day that places them in time",
        "--over-history counts how many were recorded by the end of each step");
}

std::vector<Step> asked_steps(const StatsOptions& options) {
  if (!options.over) return {};
  const Date period = over_option(*options.over);
  const Every every = every_named(options.every);
  require_few_steps(period, every);
  return steps_of(period, every);
}

std::vector<Step> begun_steps(std::vector<Step> steps, Day day) {
  const auto begun = [&](const Step& step) { return step.days.first() <= day; };
  const auto ahead = std::partition_point(steps.begin(), steps.end(), begun);
  if (ahead == steps.begin())
    throw misused("--over: " + range_of(steps) + (steps.size() == 1 ? " begins" : " begin") +
                      " after the day asked about, " + to_string(day),
                  "name an earlier period, or a later day with --as-of");
  steps.erase(ahead, steps.end());
  return steps;
}

std::string range_of(const std::vector<Step>& steps) {
  return steps.size() < 2 ? steps.front().id : steps.front().id + " to " + steps.back().id;
}

void note_steps(std::ostream& err, const std::vector<Step>& steps, Day day) {
  std::vector<Step> ahead;
  for (const Step& step : steps) {
    if (step.days.first() > day)
      ahead.push_back(step);
    else if (step.days.last() > day)
      err << "note: " << step.id << " is not over: it is counted as of " << to_string(day) << "\n";
  }
  if (!ahead.empty())
    err << "note: " << range_of(ahead) << (ahead.size() == 1 ? " begins" : " begin") << " after "
        << to_string(day) << " and " << (ahead.size() == 1 ? "is" : "are") << " left out\n";
}

}  // namespace mieux::cli
