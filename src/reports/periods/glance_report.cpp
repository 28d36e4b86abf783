// The report `glance`: requests, Actions, experts, countries and participants of any period.
#include "mieux/reports/periods/glance_report.hpp"
#include "mieux/base/text.hpp"
#include "mieux/store/visible_record.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

class Glance : private PeriodReport {
 public:
  Glance(const View& view, const ReportRequest& request) : PeriodReport(view, request, "glance") {
    if (has_period()) read_actions_as_active();
  }

  Report run() {
    heading("{} at a glance, {}");
    paragraph(
        "Requests count by the day they were received, activities and missions by the day they "
        "began. An Action is in a period if it was active: if it ran on at least one day of it, "
        "time on hold included. Below each table is the command that prints it again; with "
        "`--explain` it lists the records behind each number.");
    requests();
    actions();
    experts();
    countries();
    participants();
    not_dated();
    return take();
  }

 private:
  void requests() {
    const StatsQuery asked = query("requests", {});
    const Statistics all = count(view(), asked);
    section(2, phrase("Requests"));
    paragraph(
        for_figure(all.total, "**{}** request was received{}.", "**{}** requests were received{}."),
        number(all.total), left_open(asked, all));
    section(3, phrase("Requests and their outcomes"));
    named_table("requests", "outcome", "Requests and their outcomes");
    if (!view().grouping.empty()) table("Requests by region", "requests", "region");
    table("Requests by type of requester", "requests", "requester_type");
    joint();
  }

  void joint() {
    const StatsQuery asked = query("requests", "joint = true");
    const Statistics statistics = count(view(), asked);
    section(3, phrase("Joint requests"));
    const Figure& total = statistics.total;
    const std::string open = left_open(asked, statistics);
    if (total.units.empty())
      sentence(for_figure(total, "**{}** request of several countries together{}.",
                          "**{}** requests of several countries together{}."),
               number(total), open);
    else
      sentence(for_figure(total, "**{}** request of several countries together: {}{}.",
                          "**{}** requests of several countries together: {}{}."),
               number(total), names_of(statistics, total), open);
    source("requests", "joint = true", {});
  }

  void actions() {
    section(2, phrase("Actions"));
    if (has_period())
      in_period();
    else
      all_actions();
    section(3, phrase("Actions and their status"));
    named_table("actions", "status", "Actions and their status");
    if (!view().grouping.empty()) table("Actions by region", "actions", "region");
    table("Actions by theme", "actions", "theme");
    table("Actions by phase", "actions", "phase");
    table("Activities by type", "activities", "type");
  }

  void all_actions() {
    const Figure actions = total("actions", {});
    const Figure activities = total("actions", {}, "activities");
    paragraph("**{}** {} with **{}** {}.", number(actions),
              words(for_figure(actions, "Action", "Actions")), number(activities),
              words(for_figure(activities, "activity", "activities")));
  }

  void in_period() {
    actions_in_period();
    const StatsQuery asked = query("activities", {});
    const Statistics activities = count(view(), asked);
    sentence(for_figure(activities.total, "**{}** activity began in the period{}.",
                        "**{}** activities began in the period{}."),
             number(activities.total), left_open(asked, activities));
    source("activities", {}, {});
  }

  void experts() {
    const StatsQuery asked = query("missions", {}, {}, "experts");
    const Statistics persons = count(view(), asked);
    section(2, phrase("Experts"));
    paragraph(
        for_figure(persons.total,
                   "**{}** person went on missions{}. A person who went on several missions counts "
                   "on each of them. A mission recorded without a number of persons counts as at "
                   "least one.",
                   "**{}** persons went on missions{}. A person who went on several missions "
                   "counts on each of them. A mission recorded without a number of persons counts "
                   "as at least one."),
        for_sentence(persons.total), left_open(asked, persons));
    table("Missions by background", "missions", "background");
    table("Missions by origin", "missions", "origin");
    table("Missions of EU member states", "missions", "country", "origin = eu");
    aggregates();
  }

  /// Totals published where there are no records: shown apart, never added up.
  void aggregates() {
    const auto& records = view().store.records(RecordKind::aggregate);
    if (records.empty()) return;
    section(3, phrase("Published totals without records"));
    paragraph(
        "These were published as totals. No records stand behind them, and they are part of no "
        "figure above.");
    for (const Record& record : records) {
      if (!record.whole || record.draft) continue;
      const VisibleRecord visible(view().store, record, view().audience);
      const auto published = Date::parse(visible.text_at("as_of"));
      if (published && published->first() > view().as_of.day) continue;
      const std::string_view keys =
          visible.text_at("by") == "country" ? "countries" : "expert_backgrounds";
      const auto text = [&](std::string_view key) { return for_markdown(visible.text_at(key)); };
      write("**" + text("title") + "** (" + language().date(text("as_of")) + ")" +
            words(": {}", text("total") + " " + text("unit")) + ". ");
      std::string list;
      for (const VisibleValue& value : visible.at("values").children())
        list += (list.empty() ? "" : ", ") + for_markdown(view().label(keys, value.key())) + " " +
                for_markdown(value.text());
      write(list + ".\n\n");
    }
  }

  void countries() {
    section(2, phrase("Countries and regional organisations"));
    section(3, phrase("Countries that asked"));
    values_taken("requests", "country");
    section(3, phrase("Countries that benefited"));
    values_taken("actions", "country");
    section(3, phrase("Regional organisations that asked"));
    values_taken("requests", "regional_organisation");
  }

  void participants() {
    const StatsQuery asked = query("activities", {}, {}, "participants");
    const Statistics persons = count(view(), asked);
    const Figure& all = persons.total;
    section(2, phrase("Participants"));
    if (all.value == 0 && !all.exact)
      sentence("How many persons took part is not recorded.");
    else
      sentence(
          for_figure(all,
                     "**{}** person took part in activities{}. Activities whose participants are "
                     "not recorded count as none.",
                     "**{}** persons took part in activities{}. Activities whose participants are "
                     "not recorded count as none."),
          for_sentence(all), left_open(asked, persons));
    source("activities", {}, {}, "participants");
  }

  void not_dated() {
    section(2, phrase("What could not be dated"));
    bool any = undated({"requests", "actions"});
    const Statistics phases = count(view(), query("actions", {}, "phase"));
    any = unknown_line("the phase", phases) || any;
    const Statistics years = count(view(), query("actions", {}, "year"));
    any = unknown_line("the first year", years) || any;
    if (!any) sentence("Nothing: every record could be placed.");
    drafts({RecordKind::request, RecordKind::action});
  }

  /// `what` of Actions is not known: dates leave it open, or the records are silent.
  bool unknown_line(std::string_view what, const Statistics& statistics) {
    bool any = false;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      if (statistics.rows[r].kind == Key::Kind::value) continue;
      const bool undecided = statistics.rows[r].kind == Key::Kind::undecided;
      const Figure& figure = statistics.row_totals[r];
      write("- ");
      sentence(undecided ? "Of **{}** {} {} is not known, since the dates leave it open: {}."
                         : "Of **{}** {} {} is not known, since no date is recorded: {}.",
               number(figure), words(for_figure(figure, "Action", "Actions")), words(what),
               names_of(statistics, figure));
      any = true;
    }
    return any;
  }
};

}  // namespace

Report glance_report(const View& view, const ReportRequest& request) {
  return Glance(view, request).run();
}

}  // namespace mieux
