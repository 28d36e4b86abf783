// The report `glance`: requests, Actions, experts, countries and participants of any period.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/queries/stats.hpp"
#include "mieux/reports/chart.hpp"
#include "mieux/reports/grid.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {
namespace {

class Glance {
 public:
  Glance(const View& view, const ReportRequest& request)
      : view_(view), request_(request) {
    view_.clock.as_of = std::min(view_.clock.as_of, request.period.last());
  }

  Report run() {
    heading();
    requests();
    actions();
    experts();
    countries();
    participants();
    undated();
    return std::move(report_);
  }

 private:
  // --- building blocks

  void write(const std::string& text) { report_.markdown += text; }

  StatsQuery query(std::string_view subject, std::string_view where, const std::string& by = {},
                   std::string_view measure = "count") const {
    StatsQuery query;
    query.subject = find_subject(subject);
    query.filter = Filter(view_, *query.subject, where, "glance");
    if (!by.empty()) query.by.push_back(require_field(view_, *query.subject, by, "glance", by, {}));
    query.period = request_.period;
    set_measure(view_, measure, query);
    return query;
  }

  Figure total(std::string_view subject, std::string_view where,
               std::string_view measure = "count") const {
    return count(view_, query(subject, where, {}, measure)).total;
  }

  /// The command that prints the same figures.
  void source(const std::string& of, const std::string& where, const std::string& by,
              const std::string& measure = "count") {
    write("\nSource: `mieux stats --of " + of + (by.empty() ? "" : " --by " + by) +
          (where.empty() ? "" : " --where \"" + where + "\"") +
          (measure == "count" ? "" : " --measure " + measure) +
          bound(" --from ", request_.period.first()) + bound(" --to ", request_.period.last()) +
          " --as-of " + to_string(view_.clock.as_of) + "`\n\n");
  }

  static std::string bound(const std::string& option, Day day) {
    return day == Date::earliest || day == Date::latest ? std::string{} : option + to_string(day);
  }

  /// A table by one field, with a bar chart of the same numbers above it where asked for.
  void table(const std::string& title, const std::string& subject, const std::string& by,
             const std::string& where = {}) {
    const StatsQuery asked = query(subject, where, by);
    const Statistics statistics = count(view_, asked);
    write("### " + title + "\n\n");
    chart(title, subject + "-by-" + slug(by), statistics);
    Grid grid = grid_of(asked, statistics);
    std::string heading = by;
    std::replace(heading.begin(), heading.end(), '_', ' ');
    grid.columns[0].label = heading;
    grid.columns[1].label = subject;
    write(as_markdown(grid));
    double sum = 0;
    for (const Figure& figure : statistics.row_totals) sum += figure.value;
    if (sum > statistics.total.value)
      write("\nA record with several values counts once under each; the total counts it once.\n");
    source(subject, where, by);
  }

  void chart(const std::string& title, const std::string& name, const Statistics& statistics) {
    if (!request_.with_pictures || statistics.rows.empty()) return;
    Chart chart;
    chart.title = title + ", " + request_.period_text;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      const Figure& figure = statistics.row_totals[r];
      chart.bars.push_back({statistics.rows[r].label, figure.value, to_string(figure)});
      chart.description += (r == 0 ? "" : "; ") + statistics.rows[r].label + ": " +
                           to_string(figure);
    }
    const std::string file = "glance-" + name + ".svg";
    report_.pictures.push_back({file, as_svg(chart)});
    write("![" + for_markdown(chart.title) + "](" + file + ")\n\n");
  }

  /// How a reader knows a record: its short name, title or id.
  static std::string reader_name(const Record& record) {
    if (record.short_name.is_there()) return std::string{record.short_name.value};
    return std::string{record.title.is_there() ? record.title.value : record.id};
  }

  std::string names_of(const Statistics& statistics, const Figure& figure) const {
    std::vector<std::string> names;
    for (const std::uint32_t unit : figure.units)
      names.push_back(reader_name(*statistics.units[unit].record));
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names)
      text += (text.empty() ? "" : ", ") + for_markdown(name);
    return text;
  }

  /// A table of values with the names of the records behind each.
  void named_table(const std::string& subject, const std::string& by, const std::string& label) {
    const StatsQuery asked = query(subject, {}, by);
    const Statistics statistics = count(view_, asked);
    chart(label, subject + "-by-" + slug(by), statistics);
    write("| " + by + " | " + subject + " | names |\n|---|---:|---|\n");
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      write("| " + for_markdown(statistics.rows[r].label) + " | " +
            to_string(statistics.row_totals[r]) + " | " +
            names_of(statistics, statistics.row_totals[r]) + " |\n");
    write("| **Total** | **" + to_string(statistics.total) + "** | |\n");
    source(subject, {}, by);
  }

  // --- sections

  void heading() {
    const std::string_view title = view_.store.programme().title.value;
    write("# " + for_markdown(title.empty() ? "The facility" : title) + " at a glance, " +
          for_markdown(request_.period_text) + "\n\n");
    write("Counted from the records as they stood on " + to_string(view_.clock.as_of) +
          ". Requests count by the day they were received, Actions by the day they started (or, "
          "where that is not known, were approved). Below each table stands the command that "
          "prints it again; with `--explain` it lists the records behind each number.\n\n");
  }

  void requests() {
    const Figure all = total("requests", {});
    write("## Requests\n\n**" + to_string(all) + "** requests were received.\n\n");
    write("### Requests and their outcomes\n\n");
    named_table("requests", "outcome", "Requests and their outcomes");
    if (!view_.grouping.empty()) table("Requests by region", "requests", "region");
    table("Requests by type of requester", "requests", "requester_type");
    joint();
  }

  void joint() {
    const StatsQuery asked = query("requests", "joint = true");
    const Statistics statistics = count(view_, asked);
    write("### Joint requests\n\n**" + to_string(statistics.total) +
          "** requests of several countries together" +
          (statistics.total.units.empty() ? "" : ": " + names_of(statistics, statistics.total)) +
          ".\n");
    source("requests", "joint = true", {});
  }

  void actions() {
    const Figure all = total("actions", {});
    write("## Actions\n\n**" + to_string(all) + "** Actions with **" +
          to_string(total("actions", {}, "activities")) + "** activities.\n\n");
    write("### Actions and their status\n\n");
    named_table("actions", "status", "Actions and their status");
    if (!view_.grouping.empty()) table("Actions by region", "actions", "region");
    table("Actions by theme", "actions", "theme");
    table("Actions by phase", "actions", "phase");
    table("Activities by type", "activities", "type");
  }

  void experts() {
    write("## Experts\n\n**" + for_sentence(total("actions", {}, "experts")) +
          "** persons went on missions");
    write(". A mission recorded without a number of persons counts as at least one.\n\n");
    table("Missions by background", "missions", "background");
    table("Missions by origin", "missions", "origin");
    table("Missions of EU member states", "missions", "country", "origin = eu");
    aggregates();
  }

  static std::string for_sentence(const Figure& figure) {
    std::string text = to_string(figure);
    if (text.starts_with("at")) text[0] = 'A';
    return text;
  }

  /// Totals published where there are no records: shown apart, never added up.
  void aggregates() {
    const auto& records = view_.store.records(RecordKind::aggregate);
    if (records.empty()) return;
    write("### Published totals without records\n\n"
          "These were published as totals. No records stand behind them, and they are part of no "
          "figure above.\n\n");
    for (const Record& record : records) {
      if (!record.whole || record.draft) continue;
      const RecordTree tree(view_.store, record);
      const auto published = Date::parse(tree.text_at("as_of"));
      if (published && published->first() > view_.clock.as_of) continue;
      const yaml::Document& document = tree.document;
      const std::string_view keys =
          tree.text_at("by") == "country" ? "countries" : "expert_backgrounds";
      const auto text = [&](std::string_view key) { return for_markdown(tree.text_at(key)); };
      write("**" + text("title") + "** (" + text("as_of") + "): " + text("total") + " " +
            text("unit") + ". ");
      const yaml::Node* values = document.find(document.root(), "values");
      std::string list;
      if (values != nullptr)
        for (const yaml::Node& value : yaml::Children{document, *values})
          list += (list.empty() ? "" : ", ") +
                  for_markdown(view_.store.vocabularies().label(keys, value.key)) + " " +
                  for_markdown(value.text);
      write(list + ".\n\n");
    }
  }

  void countries() {
    write("## Countries and regional organisations\n\n");
    list_values("Countries that asked", "requests", "country", {});
    list_values("Countries that benefited", "actions", "country", {});
    list_values("Regional organisations that asked", "requests", "regional_organisation", {});
  }

  /// How many values a field takes, and which.
  void list_values(const std::string& title, const std::string& subject, const std::string& field,
                   const std::string& where) {
    const StatsQuery asked = query(subject, where, field);
    const Statistics statistics = count(view_, asked);
    std::size_t values = 0;
    std::string names;
    for (const Key& key : statistics.rows) {
      if (key.kind != Key::Kind::value) continue;
      ++values;
      names += (names.empty() ? "" : ", ") + for_markdown(key.label);
    }
    write("### " + title + "\n\n**" + std::to_string(values) + "**" +
          (names.empty() ? "" : ": " + names) + ".\n");
    source(subject, where, {}, "distinct:" + field);
  }

  void participants() {
    const Figure all = total("actions", {}, "participants");
    write("## Participants\n\n");
    if (all.value == 0 && !all.exact)
      write("How many persons took part is not recorded.\n");
    else
      write("**" + for_sentence(all) +
            "** persons took part in activities. Activities whose participants are not recorded "
            "count as none.\n");
    source("actions", {}, {}, "participants");
  }

  void undated() {
    write("## What could not be dated\n\n");
    bool any = false;
    for (const std::string_view subject : {"requests", "actions"}) {
      const Statistics statistics = count(view_, query(subject, {}));
      any = undated_line("may lie outside the period", subject, statistics, statistics.undated) ||
            any;
    }
    const Statistics phases = count(view_, query("actions", {}, "phase"));
    any = unknown_line("Actions whose phase is not known", phases) || any;
    const Statistics years = count(view_, query("actions", {}, "year"));
    any = unknown_line("Actions whose first year is not known", years) || any;
    if (!any) write("Nothing: every record could be placed.\n");
    drafts();
  }

  void drafts() {
    std::string names;
    for (const RecordKind kind : {RecordKind::request, RecordKind::action})
      for (const Record& record : view_.store.records(kind))
        if (record.draft) names += (names.empty() ? "" : ", ") + for_markdown(reader_name(record));
    if (!names.empty()) write("\nLeft out, since they are drafts: " + names + ".\n");
  }

  bool undated_line(const std::string& what, std::string_view subject,
                    const Statistics& statistics, const Figure& figure) {
    if (figure.units.empty()) return false;
    write("- **" + to_string(figure) + "** " + std::string{subject} + " " + what +
          " and are in no figure above: " + names_of(statistics, figure) + ".\n");
    return true;
  }

  bool unknown_line(const std::string& what, const Statistics& statistics) {
    bool any = false;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      if (statistics.rows[r].kind == Key::Kind::value) continue;
      const bool undecided = statistics.rows[r].kind == Key::Kind::undecided;
      write("- **" + to_string(statistics.row_totals[r]) + "** " + what +
            (undecided ? ", since their dates leave it open: " : ", since no date is recorded: ") +
            names_of(statistics, statistics.row_totals[r]) + ".\n");
      any = true;
    }
    return any;
  }

  View view_;
  const ReportRequest& request_;
  Report report_;
};

}  // namespace

Report glance_report(const View& view, const ReportRequest& request) {
  return Glance(view, request).run();
}

}  // namespace mieux
