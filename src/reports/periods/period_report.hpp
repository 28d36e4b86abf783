#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

/// What reports on a period are made of: sentences, tables of figures, and below each table the
/// command that prints it again. It answers for the last day of the period, or for the day asked
/// about if that is earlier.
class PeriodReport {
 public:
  /// `name`: of the report; its pictures begin with it.
  PeriodReport(const View& view, const ReportRequest& request, std::string name);

  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] Report take() { return std::move(report_); }
  /// What is written so far, for sections that write into a report themselves.
  [[nodiscard]] Report& report() { return report_; }

  /// How a subject lies in the period: what lasts as it was asked for, Actions as
  /// `read_actions_as_active` says.
  [[nodiscard]] Reading reading_of(const Subject& subject) const {
    const bool active =
        actions_active_ && subject.kind == RecordKind::action && subject.part == Part::none;
    return active || (request_.active && lasts(subject)) ? Reading::active : Reading::begun;
  }
  /// An Action lies in the period if it ran on a day of it.
  void read_actions_as_active() { actions_active_ = true; }
  /// Is there a first or last day?
  [[nodiscard]] bool has_period() const {
    return request_.period.first() != Date::earliest || request_.period.last() != Date::latest;
  }
  [[nodiscard]] Date period() const { return request_.period; }
  [[nodiscard]] const ReportRequest& request() const { return request_; }
  [[nodiscard]] const std::string& markdown() const { return report_.markdown; }

  [[nodiscard]] const Language& language() const { return view_.language; }
  /// The label of a text, with its values.
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return language().text(key, values...);
  }
  [[nodiscard]] Phrase phrase(std::string_view key) const { return mieux::phrase(language(), key); }
  [[nodiscard]] std::string number(const Figure& figure) const {
    return to_string(figure, language());
  }

  /// The label that goes with the number: in French 0 and 1 are singular.
  [[nodiscard]] std::string_view for_figure(const Figure& figure, std::string_view one,
                                            std::string_view several) const {
    return language().for_count(static_cast<std::size_t>(figure.value), one, several);
  }

  void write(const std::string& text) { report_.markdown += text; }
  /// Writes the label of a text, with its values.
  template <typename... Values>
  void say(std::string_view key, const Values&... values) {
    write(words(key, values...));
  }
  /// The same and a line break.
  template <typename... Values>
  void sentence(std::string_view key, const Values&... values) {
    write(words(key, values...) + "\n");
  }
  /// The same and an empty line.
  template <typename... Values>
  void paragraph(std::string_view key, const Values&... values) {
    write(words(key, values...) + "\n\n");
  }
  void table_head(const std::vector<std::string_view>& columns) {
    write(mieux::table_head(language(), columns));
  }
  /// The title of the facility and what the report is about, such as "{} at a glance, {}" with the
  /// facility and the period; and from which day it answers.
  void heading(std::string_view about);
  /// A heading; `depth` from 1.
  void section(std::size_t depth, const Phrase& text) { report_.heading(depth, text); }

  [[nodiscard]] StatsQuery query(std::string_view subject, std::string_view where,
                                 std::string_view by = {},
                                 std::string_view measure = "count") const;
  [[nodiscard]] Figure total(std::string_view subject, std::string_view where,
                             std::string_view measure = "count") const;

  /// The command that prints the same figures, and how they lie in the period.
  void source(std::string_view subject, std::string_view where, std::string_view by,
              std::string_view measure = "count");
  /// The commands that print the figures of a table one after the other.
  void sources(const std::vector<std::string>& commands);
  /// ` --from DAY --to DAY` of the period, as far as it has bounds.
  [[nodiscard]] std::string period_options() const;
  /// `stats` with these options: the subject, --where, --measure; on the day of the report, without
  /// its period.
  [[nodiscard]] std::string command_without_period(std::string_view options) const;
  [[nodiscard]] std::string command(std::string_view subject, std::string_view where,
                                    std::string_view by, std::string_view measure = "count") const;

  /// A table by one or two fields; with a bar chart of the same numbers above it where pictures are
  /// asked for and it is by one field.
  void table(std::string_view title, const std::string& subject, const std::string& by,
             const std::string& where = {}, const std::string& measure = "count");
  /// The figures of a table, without heading and source.
  void body(const StatsQuery& asked, const Statistics& statistics);
  /// How many Actions were active, started and concluded, and of how many dates leave it open.
  void actions_in_period();
  /// Of which Actions the last day lies in the period, if they were completed.
  [[nodiscard]] std::string concluded() const;
  /// How many values a field takes, and which; the source line, too.
  void values_taken(const std::string& subject, const std::string& field,
                    const std::string& where = {});
  /// What dates that are not known keep out of a total, to go on in a sentence.
  [[nodiscard]] std::string left_open(const StatsQuery& asked, const Statistics& statistics) const;
  /// `At least 33`, to begin a sentence.
  [[nodiscard]] std::string for_sentence(const Figure& figure) const;
  /// A table of values with the names of the records behind each.
  void named_table(const std::string& subject, const std::string& by, std::string_view label);

  /// Names of the records behind a figure, ready for Markdown; of parts of an Action its name, and
  /// how many.
  [[nodiscard]] static std::string names_of(const Statistics& statistics, const Figure& figure);

  /// Which requests and Actions may lie in the period or not; whether there are any.
  bool undated(const std::vector<std::string_view>& subjects);
  /// The drafts of these kinds, which are in no figure.
  void drafts(const std::vector<RecordKind>& of);

  /// A bar chart where pictures are asked for; `name` ends that of its file.
  void chart(const Phrase& title, const std::string& name, const Statistics& statistics);
  /// Another picture, an SVG document, where pictures are asked for.
  void picture(const std::string& title, const std::string& name, std::string svg);

 private:
  View view_;
  const ReportRequest& request_;
  bool actions_active_ = false;
  std::string name_;
  Report report_;
};

}  // namespace mieux
