// The report `experts`: stock and flow.
#include "mieux/reports/experts/experts_report.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/queries/language/filter.hpp"
#include "published_experts.hpp"
#include "reports/year/sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view experts_on_record = "distinct:expert";
constexpr std::string_view on_the_roster = "on_roster = true";
constexpr std::string_view deployed_once = "deployed = true";
constexpr std::string_view came_full_circle = "circle = true";
constexpr std::string_view covered_by_nobody = "covered_by = 0";

/// A table by a field, with the label of its heading.
struct ByField {
  std::string_view title;
  std::string_view by;
};

/// Figures of which records were there on the day of the report.
void stock_table(Pages& pages, const ByField& table, std::string_view where) {
  const StatsQuery asked = pages.to_date("experts", where, table.by);
  const Statistics statistics = count(pages.view(), asked);
  pages.title(3, pages.phrase(table.title));
  if (statistics.total.units.empty())
    pages.write(pages.words("None on record.") + "\n");
  else
    pages.body(asked, statistics);
  pages.left_undecided(asked, statistics);
  pages.source_to_date("experts", where, table.by);
}

/// Experts on record who were on a mission on the day of the report.
Figure on_mission(const Pages& pages) {
  const Day day = pages.view().as_of.day;
  StatsQuery asked = pages.to_date("missions", went, {}, experts_on_record);
  asked.period = Period{{day, day}, Reading::active};
  return count(pages.view(), asked).total;
}

void row(Pages& pages, const std::string& what, std::string_view kind, const Figure& figure) {
  pages.write("| " + what + " | " + pages.words(kind) + " | " + pages.number(figure) + " |\n");
}

void stock_and_flow(Pages& pages) {
  const Date day{pages.view().as_of.day, pages.view().as_of.day};
  const std::string written = to_string(pages.view().as_of.day);
  const auto stock = [&](std::string_view where, std::string_view measure = "count") {
    return count(pages.view(), pages.to_date("experts", where, {}, measure)).total;
  };
  constexpr std::string_view several = "share:deployments > 1";
  pages.title(2, "Stock and flow");
  pages.table_head({"experts", "is", "number|how many:"});
  row(pages, pages.words("on the roster on {}", day), "stock", stock(on_the_roster));
  row(pages, pages.words("on a mission on {}", day), "stock", on_mission(pages));
  row(pages, pages.words("deployed to date"), "stock", stock(deployed_once));
  row(pages, pages.words("of these, on more than one mission"), "stock",
      stock(deployed_once, several));
  if (const auto circle = find_field(pages.view(), subject_of(RecordKind::expert), "circle"))
    row(pages, pages.words("focal points of partners who were on a mission elsewhere since"),
        "stock", stock(came_full_circle));
  row(pages, pages.words("registered in the period"), "flow", pages.total("experts", {}));
  row(pages, pages.words("deployed in the period"), "flow",
      pages.total("missions", std::string{went}, experts_on_record));
  pages.write("\n");
  pages.sentence(
      "A stock is what was there on a day, a flow what began in a period. Experts on record are "
      "counted here; persons whom a mission does not name are in the figures of persons below.");
  pages.sources(
      {pages.command_to_date("experts", on_the_roster),
       pages.command_without_period("missions --where \"" + std::string{went} + "\" --from " +
                                    written + " --to " + written + " --active --measure " +
                                    std::string{experts_on_record}),
       pages.command_to_date("experts", deployed_once),
       pages.command_without_period("experts --where \"" + std::string{deployed_once} +
                                    "\" --measure \"" + std::string{several} + "\""),
       pages.command("experts", {}, {}), pages.command("missions", went, {}, experts_on_record)});
}

void on_roster_by(Pages& pages) {
  pages.title(2, "On the roster");
  constexpr auto tables = std::to_array<ByField>({{"On the roster by origin", "origin"},
                                                  {"On the roster by background", "background"},
                                                  {"On the roster by country", "country"},
                                                  {"On the roster by theme", "theme"},
                                                  {"On the roster by topic", "topic"},
                                                  {"On the roster by language", "speaks"}});
  for (const ByField& table : tables) stock_table(pages, table, on_the_roster);
}

void registered_by(Pages& pages) {
  pages.title(2, "Registered experts");
  constexpr auto tables =
      std::to_array<ByField>({{"Registered experts by country", "country"},
                              {"Registered experts by background", "background"},
                              {"Registered experts by origin", "origin"},
                              {"Registered experts by year", "year"}});
  for (const ByField& table : tables)
    pages.figures({.title = pages.phrase(table.title),
                   .subject = "experts",
                   .by = std::string{table.by},
                   .none = "No expert was registered.",
                   .with_chart = true});
}

void deployed_by(Pages& pages) {
  pages.title(2, "Experts on record who were deployed");
  constexpr auto tables =
      std::to_array<ByField>({{"Deployed experts by origin", "origin"},
                              {"Deployed experts by background", "expert.background"},
                              {"Deployed experts by country", "expert.country"},
                              {"Deployed experts by theme", "expert.theme"},
                              {"Deployed experts by topic", "expert.topic"},
                              {"Deployed experts by language", "expert.speaks"},
                              {"Deployed experts by year", "year"},
                              {"Deployed experts by phase", "phase"}});
  for (const ByField& table : tables)
    pages.measured(table.title, "missions", std::string{table.by}, std::string{experts_on_record},
                   std::string{went});
  stock_table(pages, {"Missions of each expert, to date", "deployments"}, deployed_once);
}

/// What was asked for in the period, and which of it nobody on the roster meets.
void asked_for(Pages& pages) {
  constexpr std::string_view persons = "sum:count";
  pages.title(2, "Profiles asked for");
  const Figure needs = pages.total("needs", {});
  if (needs.units.empty()) return pages.sentence("No need for experts was recorded.");
  pages.table_head({"needs of Actions", "needs:", "experts:"});
  const auto line = [&](std::string_view label, const std::string& where) {
    pages.write("| " + pages.words(label) + " | " + pages.number(pages.total("needs", where)) +
                " | " + pages.number(pages.total("needs", where, persons)) + " |\n");
  };
  line("asked for in the period", {});
  line("of these, found", "state = filled");
  line("of these, given up", "state = unfilled");
  line("of these, met by nobody on the roster", std::string{covered_by_nobody});
  pages.sources(
      {pages.command("needs", {}, "state"), pages.command("needs", covered_by_nobody, {})});
  constexpr auto tables = std::to_array<ByField>({{"Met by nobody, by topic", "topic"},
                                                  {"Met by nobody, by language", "language"},
                                                  {"Met by nobody, by background", "background"}});
  for (const ByField& table : tables)
    pages.figures({.title = pages.phrase(table.title),
                   .subject = "needs",
                   .by = std::string{table.by},
                   .where = std::string{covered_by_nobody},
                   .none = "Somebody on the roster meets each profile."});
}

/// By gender, where it was said; small cells are hidden from everybody.
void by_gender(Pages& pages) {
  StatsQuery asked = pages.to_date("experts", on_the_roster);
  auto field = find_attribute(pages.view(), *asked.subject, "gender");
  if (!field) field = find_field(pages.view(), *asked.subject, "gender");
  if (!field) return;
  asked.by = {*field};
  const Statistics statistics = count(pages.view(), asked);
  const bool is_said = std::any_of(statistics.rows.begin(), statistics.rows.end(),
                                   [](const Key& key) { return key.kind == Key::Kind::value; });
  if (!is_said) return;
  pages.title(3, "On the roster by gender");
  pages.body(asked, statistics);
  pages.write("\n");
  if (pages.view().audience == Audience::everybody)
    pages.sentence("Numbers under five are hidden, and what would tell them.");
  pages.source_to_date("experts", on_the_roster, "gender");
}

}  // namespace

Report experts_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "experts");
  pages.heading("{}: experts, {}");
  pages.sentence(
      "A mission without a day of its own counts by the day its Action started. Below each table "
      "is the command that prints it again; with `--explain` it lists the records behind each "
      "number.");
  pages.write("\n");
  stock_and_flow(pages);
  on_roster_by(pages);
  by_gender(pages);
  registered_by(pages);
  deployed_by(pages);
  asked_for(pages);
  pages.title(2, "Persons on missions");
  write_deployment(pages);
  write_experts(pages);
  write_published_experts(pages);
  write_not_dated(pages, {"missions", "experts"});
  return pages.take();
}

}  // namespace mieux
