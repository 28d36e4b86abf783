// The report `annex`: the sheets of all Actions of a period.
#include "mieux/reports/fieldwork/annex_report.hpp"

#include <set>

#include "action_facts.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/reports/render/stats_views.hpp"
#include "reports/periods/period_report.hpp"

namespace mieux {
namespace {

/// One Action as a publication prints it.
class ActionSheet {
 public:
  ActionSheet(const View& view, const Record& record, const std::string& experts)
      : facts_(view, record), experts_(experts) {}

  std::string run() {
    const Record& record = facts_.record;
    text_ = "### " + for_markdown(reader_name(record)) + "\n\n";
    if (record.short_name.is_there() && record.title.is_there() &&
        record.title.value != record.short_name.value)
      line("Title", for_markdown(record.title.value));
    line("Topics", facts_.values("topic"));
    line("Requesting authority", facts_.organisations(facts_.visible.at("requesters")));
    line("Objective", for_markdown(facts_.visible.text_at("objective")));
    activities();
    results();
    line("Experts involved", experts_);
    line("Time frame", time_frame());
    return text_ + "\n";
  }

 private:
  void line(const std::string& name, const std::string& value) {
    if (!value.empty()) text_ += "- **" + name + ":** " + value + "\n";
  }
  void list(const std::string& name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    text_ += "- **" + name + ":**\n";
    for (const std::string& value : values) text_ += "  - " + value + "\n";
  }

  [[nodiscard]] std::string time_frame() const {
    const std::string held = facts_.time_held();
    const std::string planned = facts_.time_planned();
    if (!held.empty()) return held;
    return planned.empty() ? planned : planned + " (planned)";
  }

  void activities() {
    std::vector<std::string> lines;
    std::size_t position = 0;
    for (const VisibleValue& said : facts_.visible.at("activities").children()) {
      if (position >= facts_.action.activities.size()) break;
      const Activity& activity = facts_.action.activities[position++];
      std::string types;
      for (const VisibleValue& type : said.at("types").children())
        types += (types.empty() ? "" : ", ") + facts_.label("activity_types", type.text());
      lines.push_back(types + ": " + for_markdown(said.text_at("title")) + state_words(activity));
    }
    list("Activities", lines);
  }

  /// What sets an activity apart from one that was held.
  [[nodiscard]] std::string state_words(const Activity& activity) const {
    switch (state_on(activity, facts_.view.as_of)) {
      case ActivityState::none:
        return may_have_been_held(facts_.work(), activity, facts_.view.as_of) ? "" : " (planned)";
      case ActivityState::held: return {};
      case ActivityState::postponed: return " (postponed)";
      case ActivityState::cancelled: return " (cancelled)";
      case ActivityState::not_taken_up: return " (not taken up)";
      case ActivityState::unknown: return " (outcome not known)";
    }
    return {};
  }

  void results() {
    std::vector<std::string> lines;
    std::size_t position = 0;
    for (const VisibleValue& said : facts_.visible.at("results").children()) {
      if (position >= facts_.action.results.size()) break;
      const bool awaited = is_awaited(facts_.action.results[position++], facts_.view.as_of);
      lines.push_back(for_markdown(said.text_at("title")) + (awaited ? " (expected)" : ""));
    }
    position = 0;
    for (const VisibleValue& one : facts_.visible.at("deliverables").children()) {
      if (position >= facts_.action.deliverables.size()) break;
      const std::string life = life_of(facts_, one, facts_.action.deliverables[position++]);
      lines.push_back((one.at("type")
                           ? facts_.label("deliverable_types", one.text_at("type")) + ": "
                           : std::string{}) +
                      for_markdown(one.text_at("title")) + (life.empty() ? "" : " (" + life + ")"));
    }
    list("Results and outputs", lines);
  }

  ActionFacts facts_;
  const std::string& experts_;
  std::string text_;
};

class Annex : private PeriodReport {
 public:
  Annex(const View& view, const ReportRequest& request)
      : PeriodReport(view, request, "annex"), experts_(experts_of_actions(this->view())) {}

  Report run() {
    const std::string by = view().grouping.empty() ? "status" : "region,status";
    const StatsQuery asked = query("actions", {}, by);
    const Statistics statistics = count(view(), asked);
    heading("{}: Action sheets, {}");
    introduction(statistics);
    write(as_markdown(grid_of(asked, statistics)));
    source("actions", {}, by);
    for (std::size_t row = 0; row < statistics.rows.size(); ++row) group(statistics, row);
    undecided(statistics);
    drafts({RecordKind::action});
    return take();
  }

 private:
  void introduction(const Statistics& statistics) {
    const bool active = reading_of(*find_subject("actions")) == Reading::active;
    if (has_period())
      write(active ? "An Action is in the period if it ran on at least one day of it (active in). "
                   : "An Action is in the period by the day it started, or was approved if it has "
                     "not started (begun in). ");
    write(
        "It has one sheet; under a further region only its name. An expert who went on several "
        "missions counts on each of them.\n\n**" +
        std::to_string(statistics.total.units.size()) + "** Actions");
    if (const std::size_t open = statistics.undated.units.size(); open > 0)
      write(", and **" + std::to_string(open) + "** that " +
            std::string{open_words(reading_of(*find_subject("actions")))} + ", at the end");
    write(".\n\n");
  }

  /// A region with its statuses; or a status, where there are no regions.
  void group(const Statistics& statistics, std::size_t row) {
    write("## " + for_markdown(statistics.rows[row].label) + "\n\n");
    if (statistics.columns.empty()) return sheets(statistics, statistics.cells[row]);
    for (std::size_t column = 0; column < statistics.columns.size(); ++column) {
      const Figure& cell = statistics.cell(row, column);
      if (cell.units.empty()) continue;
      write("**" + for_markdown(statistics.columns[column].label) + ": " +
            std::to_string(cell.units.size()) + "**\n\n");
      sheets(statistics, cell);
    }
  }

  void sheets(const Statistics& statistics, const Figure& figure) {
    std::string elsewhere;
    for (const std::uint32_t position : figure.units) {
      const Record& record = *statistics.units[position].record;
      if (printed_.insert(&record).second)
        write(ActionSheet(view(), record, experts_[std::string{record.id}]).run());
      else
        elsewhere += (elsewhere.empty() ? "" : ", ") + for_markdown(reader_name(record));
    }
    if (!elsewhere.empty()) write("Under another region: " + elsewhere + ".\n\n");
  }

  void undecided(const Statistics& statistics) {
    if (statistics.undated.units.empty()) return;
    write("## Actions whose dates do not decide the period\n\n");
    sheets(statistics, statistics.undated);
  }

  std::map<std::string, std::string> experts_;
  std::set<const Record*> printed_;
};

}  // namespace

Report annex_report(const View& view, const ReportRequest& request) {
  return Annex(view, request).run();
}

}  // namespace mieux
