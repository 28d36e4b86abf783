// The report `clocks`: how the clocks of mieux.yaml were kept in a period.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/reports/periods/clocks_report.hpp"
#include "mieux/schema/schema.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

/// States in the order of the columns.
constexpr auto shown_states = std::to_array<ClockState>(
    {ClockState::kept, ClockState::late, ClockState::overdue, ClockState::running,
     ClockState::on_hold, ClockState::ended, ClockState::unknown});

std::string_view subject_name(ClockSubject subject) {
  switch (subject) {
    case ClockSubject::request: return "requests";
    case ClockSubject::action: return "actions";
    case ClockSubject::activity: return "activities";
    case ClockSubject::mission: return "missions";
  }
  return {};
}

std::string length_of(const ClockRule& rule, const Language& language) {
  const std::string months =
      rule.months == 0 ? "" : language.counted(rule.months, "month", "months");
  if (rule.days == 0 && !months.empty()) return months;
  const std::string days = rule.days % 7 == 0 && rule.days > 0
                               ? language.counted(rule.days / 7, "week", "weeks")
                               : language.counted(rule.days, "day", "days");
  return months.empty() ? days : language.text("{} and {}", months, days);
}

/// The figures of a clock, by one field. A row past the last one is the total.
struct ClockFigures {
  Statistics states;  ///< columns: the states
  Statistics kept;    ///< percent kept
  Statistics days;    ///< median

  [[nodiscard]] const Figure* of(ClockState state, std::size_t row) const {
    for (std::size_t c = 0; c < states.columns.size(); ++c)
      if (states.columns[c].id == word_of(state))
        return row == states.rows.size() ? &states.column_totals[c] : &states.cell(row, c);
    return nullptr;
  }

  /// Has the clock begun for anything in the row?
  [[nodiscard]] bool began(std::size_t row) const {
    return std::any_of(shown_states.begin(), shown_states.end(), [&](ClockState state) {
      const Figure* figure = of(state, row);
      return figure != nullptr && !figure->units.empty();
    });
  }
};

class ClocksReport : private PeriodReport {
 public:
  ClocksReport(const View& view, const ReportRequest& request)
      : PeriodReport(view, request, "clocks") {}

  Report run() {
    heading("{}: clocks, {}");
    paragraph(
        "Requests count by the day they were received, Actions by the day they started, "
        "activities and missions by their first day. The share kept is that of the clocks that "
        "were kept, came too late or are overdue; the median is in days, without those on hold. "
        "Below each table stand the commands that print it again; with `--explain` they list "
        "the records behind each number.");
    for (const ClockRule& rule : view().store.programme().clocks)
      // A field can ask for no other ids; the schema says so.
      if (clock_subject_of(rule) && schema::matches(schema::Pattern::id, rule.id.value))
        clock(rule);
    if (view().store.programme().clocks.empty()) paragraph("mieux.yaml names no clocks.");
    section(2, phrase("What could not be dated"));
    if (!undated({"requests", "actions"})) sentence("Nothing: every record could be placed.");
    drafts({RecordKind::request, RecordKind::action});
    return take();
  }

 private:
  void clock(const ClockRule& rule) {
    const std::string id{rule.id.value};
    const std::string title{rule.title.value};
    section(2, {title, language().of_store(title)});
    paragraph("Clock `{}`: from `{}` to `{}` within {}.", id, for_markdown(rule.from.value),
              for_markdown(rule.to.value), length_of(rule, language()));
    const std::string subject{subject_name(*clock_subject_of(rule))};
    by(subject, id, "year");
    if (!view().grouping.empty()) by(subject, id, "region");
  }

  static std::string field_of(const std::string& id) { return "clock." + id; }

  void by(const std::string& subject, const std::string& id, const std::string& field) {
    const std::string states = field + "," + field_of(id);
    const std::string share = "share:" + field_of(id) + ".kept";
    const std::string median = "median:" + field_of(id) + ".days";
    const ClockFigures figures{count(view(), query(subject, {}, states)),
                               count(view(), query(subject, {}, field, share)),
                               count(view(), query(subject, {}, field, median))};
    const std::size_t rows = figures.states.rows.size();
    if (!figures.began(rows)) {
      sentence("It began for none.");
    } else {
      table_head({field, "kept:", "late:", "overdue:", "running:", "on hold:", "ended:", "unknown:",
                  "share kept:", "median days:"});
      for (std::size_t r = 0; r <= rows; ++r)
        if (figures.began(r)) write(line_of(figures, r));
      if (field == "year") named(figures);
    }
    sources({command(subject, {}, states), command(subject, {}, field, share),
             command(subject, {}, field, median)});
  }

  /// The line of a row, or after the last one that of the total.
  [[nodiscard]] std::string line_of(const ClockFigures& figures, std::size_t row) const {
    const bool total = row == figures.states.rows.size();
    const std::string mark = total ? "**" : "";
    std::string line = "| " + mark +
                       (total ? words("Total") : for_markdown(figures.states.rows[row].label)) +
                       mark + " |";
    const auto add = [&](const std::string& cell) { line += " " + mark + cell + mark + " |"; };
    for (const ClockState state : shown_states) {
      const Figure* figure = figures.of(state, row);
      add(figure == nullptr ? "0" : language().number(static_cast<double>(figure->units.size())));
    }
    add(number(total ? figures.kept.total : figures.kept.row_totals[row]));
    add(number(total ? figures.days.total : figures.days.row_totals[row]));
    return line + "\n";
  }

  /// Which ones came too late or are overdue.
  void named(const ClockFigures& figures) {
    for (const ClockState state : {ClockState::late, ClockState::overdue}) {
      const Figure* figure = figures.of(state, figures.states.rows.size());
      if (figure != nullptr && !figure->units.empty())
        write("\n" +
              words(state == ClockState::late ? "Too late: {}." : "Overdue: {}.",
                    names_of(figures.states, *figure)) +
              "\n");
    }
  }
};

}  // namespace

Report clocks_report(const View& view, const ReportRequest& request) {
  return ClocksReport(view, request).run();
}

}  // namespace mieux
