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

  /// Below its heading.
  std::string run() {
    const Record& record = facts_.record;
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
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return facts_.view.language.text(key, values...);
  }
  void line(std::string_view name, const std::string& value) {
    if (!value.empty()) text_ += words("- **{}:** {}", words(name), value) + "\n";
  }
  void list(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    text_ += words("- **{}:**", words(name)) + "\n";
    for (const std::string& value : values) text_ += "  - " + value + "\n";
  }

  [[nodiscard]] std::string time_frame() const {
    const std::string held = facts_.time_held();
    const std::string planned = facts_.time_planned();
    if (!held.empty()) return held;
    return planned.empty() ? planned : words("{} (planned)", planned);
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
      lines.push_back(
          in_its_state(activity, words("{}: {}", types, for_markdown(said.text_at("title")))));
    }
    list("Activities", lines);
  }

  /// The activity with what sets it apart from one that was held.
  [[nodiscard]] std::string in_its_state(const Activity& activity, const std::string& name) const {
    switch (state_on(activity, facts_.view.as_of)) {
      case ActivityState::none:
        return may_have_been_held(facts_.work(), activity, facts_.view.as_of)
                   ? name
                   : words("{} (planned)", name);
      case ActivityState::held: return name;
      case ActivityState::postponed: return words("{} (postponed)", name);
      case ActivityState::cancelled: return words("{} (cancelled)", name);
      case ActivityState::not_taken_up: return words("{} (not taken up)", name);
      case ActivityState::unknown: return words("{} (outcome not known)", name);
    }
    return name;
  }

  void results() {
    std::vector<std::string> lines;
    std::size_t position = 0;
    for (const VisibleValue& said : facts_.visible.at("results").children()) {
      if (position >= facts_.action.results.size()) break;
      const bool awaited = is_awaited(facts_.action.results[position++], facts_.view.as_of);
      const std::string title = for_markdown(said.text_at("title"));
      lines.push_back(awaited ? words("{} (expected)", title) : title);
    }
    position = 0;
    for (const VisibleValue& one : facts_.visible.at("deliverables").children()) {
      if (position >= facts_.action.deliverables.size()) break;
      const std::string life = life_of(facts_, one, facts_.action.deliverables[position++]);
      const std::string title =
          for_markdown(one.text_at("title")) + (life.empty() ? "" : " (" + life + ")");
      lines.push_back(
          one.at("type")
              ? words("{}: {}", facts_.label("deliverable_types", one.text_at("type")), title)
              : title);
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
      write(words(active ? "An Action is in the period if it ran on at least one day of it (active "
                           "in)."
                         : "An Action is in the period by the day it started, or was approved if "
                           "it has not started (begun in).") +
            " ");
    paragraph(
        "It has one sheet; under a further region only its name. An expert who went on several "
        "missions counts on each of them.");
    const std::size_t sure = statistics.total.units.size();
    const std::size_t open = statistics.undated.units.size();
    const std::string actions = words(language().for_count(sure, "Action", "Actions"));
    if (open == 0) return paragraph("**{}** {}.", sure, actions);
    paragraph(active ? "**{}** {}, and **{}** that may have been active in the period, at the end."
                     : "**{}** {}, and **{}** that may lie outside the period, at the end.",
              sure, actions, open);
  }

  /// A region with its statuses; or a status, where there are no regions.
  void group(const Statistics& statistics, std::size_t row) {
    const Key& key = statistics.rows[row];
    View english = view();
    english.language = {};
    const auto field = find_field(english, *find_subject("actions"),
                                  view().grouping.empty() ? "status" : "region");
    section(2,
            {key.kind == Key::Kind::value ? label_of(english, *field, key.id) : key.id, key.label});
    if (statistics.columns.empty()) return sheets(statistics, statistics.cells[row]);
    for (std::size_t column = 0; column < statistics.columns.size(); ++column) {
      const Figure& cell = statistics.cell(row, column);
      if (cell.units.empty()) continue;
      write("**" +
            words("{}: {}", for_markdown(statistics.columns[column].label), cell.units.size()) +
            "**\n\n");
      sheets(statistics, cell);
    }
  }

  void sheets(const Statistics& statistics, const Figure& figure) {
    std::string elsewhere;
    for (const std::uint32_t position : figure.units) {
      const Record& record = *statistics.units[position].record;
      if (printed_.insert(&record).second) {
        const std::string name{reader_name(record)};
        section(3, {name, name});
        write(ActionSheet(view(), record, experts_[std::string{record.id}]).run());
      } else
        elsewhere += (elsewhere.empty() ? "" : ", ") + for_markdown(reader_name(record));
    }
    if (!elsewhere.empty()) paragraph("Under another region: {}.", elsewhere);
  }

  void undecided(const Statistics& statistics) {
    if (statistics.undated.units.empty()) return;
    section(2, phrase("Actions whose dates do not decide the period"));
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
