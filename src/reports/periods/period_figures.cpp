// Figures that several reports on a period tell in the same words.
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

/// Not what was only approved: an Action of the office itself has begun if it says when.
constexpr std::string_view may_have_begun = "not start = none or imported = true";

}  // namespace

std::string PeriodReport::left_open(const StatsQuery& asked, const Statistics& statistics) const {
  const std::size_t open = statistics.undated.units.size();
  if (open == 0) return {};
  return words("; the dates of **{}** {} do not decide whether they count", open,
               words(language().for_count(open, asked.subject->singular, asked.subject->plural)));
}

std::string PeriodReport::for_sentence(const Figure& figure) const {
  return capitalized(number(figure));
}

std::string PeriodReport::concluded() const {
  std::string where = "status = completed";
  if (period().first() != Date::earliest) where += " and end >= " + to_string(period().first());
  if (period().last() != Date::latest) where += " and end <= " + to_string(period().last());
  return where;
}

void PeriodReport::actions_in_period() {
  const Statistics active = count(view(), query("actions", {}));
  StatsQuery started = query("actions", std::string{may_have_begun});
  started.period->reading = Reading::begun;
  const std::string where = concluded();
  StatsQuery ended = query("actions", where);
  ended.period.reset();
  const Statistics concluded = count(view(), ended);
  const auto line = [&](std::string_view what, const Statistics& statistics,
                        std::size_t undecided) {
    write("| " + words(what) + " | " + number(statistics.total) + " | " +
          language().number(static_cast<double>(undecided)) + " |\n");
  };
  const Statistics begun = count(view(), started);
  table_head({"Actions in the period", "surely:", "may have been:"});
  line("active: ran on at least one day of it", active, active.undated.units.size());
  line("started|Actions", begun, begun.undated.units.size());
  line("concluded: completed in full or in part", concluded, concluded.undecided.size());
  sources({command("actions", {}, {}),
           command_without_period("actions --where \"" + std::string{may_have_begun} + "\"" +
                                  period_options()),
           command_without_period("actions --where \"" + where + "\"")});
}

void PeriodReport::values_taken(const std::string& subject, const std::string& field,
                                const std::string& where) {
  const StatsQuery asked = query(subject, where, field);
  const Statistics statistics = count(view(), asked);
  std::size_t values = 0;
  std::string names;
  for (const Key& key : statistics.rows) {
    if (key.kind != Key::Kind::value) continue;
    ++values;
    names += (names.empty() ? "" : ", ") + for_markdown(key.label);
  }
  write("**" + language().number(static_cast<double>(values)) + "**" +
        (names.empty() ? names : words(": {}", names)) + left_open(asked, statistics) + ".\n");
  source(subject, where, {}, "distinct:" + field);
}

}  // namespace mieux
