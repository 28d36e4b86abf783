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
    heading(" at a glance");
    write(
        "Requests count by the day they were received, activities and missions by the day they "
        "began. An Action is in a period if it was active: if it ran on at least one day of it, "
        "time on hold included. Below each table is the command that prints it again; with "
        "`--explain` it lists the records behind each number.\n\n");
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
    write("## Requests\n\n**" + to_string(all.total) + "** requests were received" +
          left_open(asked, all) + ".\n\n");
    write("### Requests and their outcomes\n\n");
    named_table("requests", "outcome", "Requests and their outcomes");
    if (!view().grouping.empty()) table("Requests by region", "requests", "region");
    table("Requests by type of requester", "requests", "requester_type");
    joint();
  }

  void joint() {
    const StatsQuery asked = query("requests", "joint = true");
    const Statistics statistics = count(view(), asked);
    write("### Joint requests\n\n**" + to_string(statistics.total) +
          "** requests of several countries together" +
          (statistics.total.units.empty() ? "" : ": " + names_of(statistics, statistics.total)) +
          left_open(asked, statistics) + ".\n");
    source("requests", "joint = true", {});
  }

  void actions() {
    write("## Actions\n\n");
    if (has_period())
      in_period();
    else
      write("**" + to_string(total("actions", {})) + "** Actions with **" +
            to_string(total("actions", {}, "activities")) + "** activities.\n\n");
    write("### Actions and their status\n\n");
    named_table("actions", "status", "Actions and their status");
    if (!view().grouping.empty()) table("Actions by region", "actions", "region");
    table("Actions by theme", "actions", "theme");
    table("Actions by phase", "actions", "phase");
    table("Activities by type", "activities", "type");
  }

  void in_period() {
    actions_in_period();
    const StatsQuery asked = query("activities", {});
    const Statistics activities = count(view(), asked);
    write("**" + to_string(activities.total) + "** activities began in the period" +
          left_open(asked, activities) + ".\n");
    source("activities", {}, {});
  }

  void experts() {
    const StatsQuery asked = query("missions", {}, {}, "experts");
    const Statistics persons = count(view(), asked);
    write("## Experts\n\n**" + for_sentence(persons.total) + "** persons went on missions" +
          left_open(asked, persons));
    write(
        ". A person who went on several missions counts on each of them. A mission recorded "
        "without a number of persons counts as at least one.\n\n");
    table("Missions by background", "missions", "background");
    table("Missions by origin", "missions", "origin");
    table("Missions of EU member states", "missions", "country", "origin = eu");
    aggregates();
  }

  /// Totals published where there are no records: shown apart, never added up.
  void aggregates() {
    const auto& records = view().store.records(RecordKind::aggregate);
    if (records.empty()) return;
    write(
        "### Published totals without records\n\n"
        "These were published as totals. No records stand behind them, and they are part of no "
        "figure above.\n\n");
    for (const Record& record : records) {
      if (!record.whole || record.draft) continue;
      const VisibleRecord visible(view().store, record, view().audience);
      const auto published = Date::parse(visible.text_at("as_of"));
      if (published && published->first() > view().as_of.day) continue;
      const std::string_view keys =
          visible.text_at("by") == "country" ? "countries" : "expert_backgrounds";
      const auto text = [&](std::string_view key) { return for_markdown(visible.text_at(key)); };
      write("**" + text("title") + "** (" + text("as_of") + "): " + text("total") + " " +
            text("unit") + ". ");
      std::string list;
      for (const VisibleValue& value : visible.at("values").children())
        list += (list.empty() ? "" : ", ") +
                for_markdown(view().store.vocabularies().label(keys, value.key())) + " " +
                for_markdown(value.text());
      write(list + ".\n\n");
    }
  }

  void countries() {
    write("## Countries and regional organisations\n\n### Countries that asked\n\n");
    values_taken("requests", "country");
    write("### Countries that benefited\n\n");
    values_taken("actions", "country");
    write("### Regional organisations that asked\n\n");
    values_taken("requests", "regional_organisation");
  }

  void participants() {
    const StatsQuery asked = query("activities", {}, {}, "participants");
    const Statistics persons = count(view(), asked);
    const Figure& all = persons.total;
    write("## Participants\n\n");
    if (all.value == 0 && !all.exact)
      write("How many persons took part is not recorded.\n");
    else
      write("**" + for_sentence(all) + "** persons took part in activities" +
            left_open(asked, persons) +
            ". Activities whose participants are not recorded "
            "count as none.\n");
    source("activities", {}, {}, "participants");
  }

  void not_dated() {
    write("## What could not be dated\n\n");
    bool any = undated({"requests", "actions"});
    const Statistics phases = count(view(), query("actions", {}, "phase"));
    any = unknown_line("Actions whose phase is not known", phases) || any;
    const Statistics years = count(view(), query("actions", {}, "year"));
    any = unknown_line("Actions whose first year is not known", years) || any;
    if (!any) write("Nothing: every record could be placed.\n");
    drafts({RecordKind::request, RecordKind::action});
  }

  bool unknown_line(const std::string& what, const Statistics& statistics) {
    bool any = false;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      if (statistics.rows[r].kind == Key::Kind::value) continue;
      const bool undecided = statistics.rows[r].kind == Key::Kind::undecided;
      left_out(what + (undecided ? ", since their dates leave it open: "
                                 : ", since no date is recorded: "),
               statistics, statistics.row_totals[r]);
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
