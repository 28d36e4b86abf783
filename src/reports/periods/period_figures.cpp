// Figures that several reports on a period tell in the same words.
#include "mieux/base/text.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

/// Not what was only approved: an Action of the office itself has begun if it says when.
constexpr std::string_view may_have_begun = "not start = none or imported = true";

}  // namespace

std::string PeriodReport::left_open(const StatsQuery& asked, const Statistics& statistics) {
  const std::size_t open = statistics.undated.units.size();
  if (open == 0) return {};
  return "; the dates of **" + std::to_string(open) + "** " +
         std::string{open == 1 ? asked.subject->singular : asked.subject->plural} +
         " do not decide whether they count";
}

std::string PeriodReport::for_sentence(const Figure& figure) {
  std::string text = to_string(figure);
  if (text.starts_with("at")) text[0] = 'A';
  return text;
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
  const auto line = [&](const std::string& what, const Statistics& statistics,
                        std::size_t undecided) {
    write("| " + what + " | " + to_string(statistics.total) + " | " + std::to_string(undecided) +
          " |\n");
  };
  const Statistics begun = count(view(), started);
  write("| Actions in the period | surely | may have been |\n|---|---:|---:|\n");
  line("active: ran on at least one day of it", active, active.undated.units.size());
  line("started", begun, begun.undated.units.size());
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
  write("**" + std::to_string(values) + "**" + (names.empty() ? "" : ": " + names) +
        left_open(asked, statistics) + ".\n");
  source(subject, where, {}, "distinct:" + field);
}

}  // namespace mieux
