// The report `experts`: stock and flow.
#include "mieux/reports/experts/experts_report.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/queries/language/filter.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/year/sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view experts_on_record = "distinct:expert";
constexpr std::string_view on_the_roster = "on_roster = true";
constexpr std::string_view deployed_once = "deployed = true";

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
  StatsQuery asked = pages.to_date("missions", {}, {}, experts_on_record);
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
  pages.table_head({"experts", "is", "number:"});
  row(pages, pages.words("on the roster on {}", day), "stock", stock(on_the_roster));
  row(pages, pages.words("on a mission on {}", day), "stock", on_mission(pages));
  row(pages, pages.words("deployed to date"), "stock", stock(deployed_once));
  row(pages, pages.words("of these, on more than one mission"), "stock",
      stock(deployed_once, several));
  row(pages, pages.words("registered in the period"), "flow", pages.total("experts", {}));
  row(pages, pages.words("deployed in the period"), "flow",
      pages.total("missions", {}, experts_on_record));
  pages.write("\n");
  pages.sentence(
      "A stock is what was there on a day, a flow what began in a period. Experts on record are "
      "counted here; persons whom a mission does not name are in the figures of persons below.");
  pages.sources(
      {pages.command_to_date("experts", on_the_roster),
       pages.command_without_period("missions --from " + written + " --to " + written +
                                    " --active --measure " + std::string{experts_on_record}),
       pages.command_to_date("experts", deployed_once),
       pages.command_without_period("experts --where \"" + std::string{deployed_once} +
                                    "\" --measure \"" + std::string{several} + "\""),
       pages.command("experts", {}, {}), pages.command("missions", {}, {}, experts_on_record)});
}

void on_roster_by(Pages& pages) {
  pages.title(2, "On the roster");
  constexpr auto tables = std::to_array<ByField>({{"On the roster by origin", "origin"},
                                                  {"On the roster by background", "background"},
                                                  {"On the roster by country", "country"},
                                                  {"On the roster by theme", "theme"},
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
                              {"Deployed experts by language", "expert.speaks"},
                              {"Deployed experts by year", "year"},
                              {"Deployed experts by phase", "phase"}});
  for (const ByField& table : tables)
    pages.measured(table.title, "missions", std::string{table.by}, std::string{experts_on_record});
  stock_table(pages, {"Missions of each expert, to date", "deployments"}, deployed_once);
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

// --- published totals

/// Totals that were published by a field of missions, beside the persons that can be counted.
class PublishedTotals {
 public:
  PublishedTotals(Pages& pages, const VisibleRecord& record, Date as_of)
      : pages_(pages),
        record_(record),
        by_(record.text_at("by")),
        day_(std::min(as_of.last(), pages.view().as_of.day)) {}

  void write() {
    View then = pages_.view();
    then.as_of.day = day_;
    StatsQuery asked = pages_.to_date("missions", {}, {}, "experts");
    const auto field = find_field(then, *asked.subject, by_);
    if (field) asked.by = {*field};
    const Statistics counted = count(then, asked);
    pages_.title(3, {std::string{record_.text_at("title")}, std::string{record_.text_at("title")}});
    pages_.table_head({"of", "published:", "can be counted:"});
    for (const VisibleValue& value : record_.at("values").children())
      row_of(field ? label_of(then, *field, value.key()) : std::string{value.key()}, value.text(),
             figure_of(counted, value.key()));
    for (std::size_t i = 0; i < counted.rows.size(); ++i)
      if (counted.row_totals[i].value > 0 && !record_.at("values").at(counted.rows[i].id))
        row_of(counted.rows[i].label, {}, &counted.row_totals[i]);
    row_of(pages_.words("Total"), record_.text_at("total"), &counted.total);
    pages_.sources({"`mieux stats missions" + (field ? " --by " + std::string{by_} : "") +
                    " --measure experts --as-of " + to_string(day_) + "`"});
  }

 private:
  void row_of(const std::string& label, std::string_view published, const Figure* counted) {
    pages_.write("| " + for_markdown(label) + " | " + for_markdown(published) + " | " +
                 (counted == nullptr ? std::string{} : pages_.number(*counted)) + " |\n");
  }

  [[nodiscard]] static const Figure* figure_of(const Statistics& counted, std::string_view id) {
    for (std::size_t i = 0; i < counted.rows.size(); ++i)
      if (counted.rows[i].id == id) return &counted.row_totals[i];
    return nullptr;
  }

  Pages& pages_;
  const VisibleRecord& record_;
  std::string_view by_;
  Day day_;
};

void published_beside(Pages& pages) {
  const Store& store = pages.view().store;
  bool first = true;
  for (const Record& record : store.records(RecordKind::aggregate)) {
    if (!record.whole || record.draft) continue;
    const VisibleRecord visible(store, record, pages.view().audience);
    const auto as_of = Date::parse(visible.text_at("as_of"));
    if (visible.text_at("unit") != "experts" || !as_of || as_of->first() > pages.view().as_of.day)
      continue;
    if (first) {
      pages.title(2, "Published totals beside what can be counted");
      pages.paragraph(
          "These were published as totals. No records stand behind them, and they are part of no "
          "figure above. Beside them are the persons whom the records of that day count on "
          "missions.");
    }
    first = false;
    PublishedTotals(pages, visible, *as_of).write();
  }
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
  pages.title(2, "Persons on missions");
  write_deployment(pages);
  write_experts(pages);
  published_beside(pages);
  write_not_dated(pages, {"missions", "experts"});
  return pages.take();
}

}  // namespace mieux
