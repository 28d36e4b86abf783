// The report `knowledge`: the knowledge register.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/reports/knowledge/knowledge_reports.hpp"
#include "mieux/reports/render/world_map.hpp"
#include "practice_text.hpp"
#include "reports/year/pages.hpp"

namespace mieux {
namespace {

class Register {
 public:
  Register(const View& view, const ReportRequest& request) : pages_(view, request, "knowledge") {}

  Report run() {
    pages_.heading("{}: knowledge register, {}");
    pages_.sentence(
        "A practice is in the period by the day it was entered; one without a day is told at the "
        "end. Below each table is the command that prints it again; with `--explain` it lists the "
        "practices behind each number.");
    pages_.write("\n");
    numbers();
    taken_up_elsewhere();
    practices();
    case_studies();
    pages_.title(2, "What could not be dated");
    if (!pages_.undated({"practices"})) pages_.sentence("Nothing: every practice could be placed.");
    pages_.drafts({RecordKind::practice});
    return pages_.take();
  }

 private:
  [[nodiscard]] Statistics all(std::string_view where = {}, std::string_view by = {}) const {
    return count(pages_.view(), pages_.query("practices", where, by));
  }

  void figures(const Phrase& title, const std::string& by, bool with_chart = false) {
    pages_.figures({.title = title,
                    .subject = "practices",
                    .by = by,
                    .none = "No practice was entered.",
                    .with_chart = with_chart});
  }

  void numbers() {
    pages_.title(2, "Numbers");
    figures(pages_.phrase("Practices by feature"), "feature", true);
    figures(pages_.phrase("Practices by theme"), "theme");
    figures(pages_.phrase("Practices by area"), "area");
    figures(pages_.phrase("Practices by category"), "category");
    if (!pages_.view().grouping.empty()) figures(pages_.phrase("Practices by region"), "region");
    figures(pages_.phrase("Practices by country"), "country");
  }

  [[nodiscard]] std::string country(std::string_view id) const {
    return id.empty() ? pages_.words("not recorded")
                      : for_markdown(pages_.view().label("countries", id));
  }

  /// Does it lie in the period, which has bounds or not?
  [[nodiscard]] Truth in_period(const Taken& one) const {
    if (!pages_.has_period()) return Truth::yes;
    return one.date.known ? within(one.date.date, pages_.period()) : Truth::unknown;
  }

  /// By the day on which they were taken up, whenever they were entered.
  void taken_up_elsewhere() {
    pages_.title(2, "Practices taken up elsewhere");
    const Store& store = pages_.view().store;
    std::string rows;
    std::size_t open = 0;
    WorldMap map{pages_.words("Who took a practice from whom"), {}, {}, pages_.language(), {}};
    for (const Record& record : store.records(RecordKind::practice)) {
      if (!record.whole || record.draft) continue;
      for (const Taken& one :
           taken_up(store, store.practices()[record.position], pages_.view().as_of)) {
        const Truth placed = in_period(one);
        open += placed == Truth::unknown ? 1 : 0;
        if (placed == Truth::yes) rows += row(record, one, map);
      }
    }
    if (rows.empty()) {
      pages_.sentence("None is on record.");
    } else {
      picture(std::move(map));
      pages_.table_head({"practice", "from|country", "to|country", "when"});
      pages_.write(rows);
    }
    if (open > 0)
      pages_.write("\n" +
                   pages_.words("Of {} the day is not known.",
                                pages_.language().counted(open, "replication", "replications")) +
                   "\n");
    pages_.source_to_date("practices", "not replicated.country = none", "taken_up");
  }

  std::string row(const Record& practice, const Taken& one, WorldMap& map) const {
    const std::string title = for_markdown(practice.title.value);
    if (!one.from.empty())
      map.ways.push_back(
          {std::string{one.from}, std::string{one.to},
           pages_.words("{} to {}: {}", country(one.from), country(one.to), practice.title.value)});
    return "| " + title + " | " + country(one.from) + " | " + country(one.to) + " | " +
           (one.date.known ? pages_.language().date(one.date.date) : pages_.words("not recorded")) +
           " |\n";
  }

  void picture(WorldMap map) {
    if (map.ways.empty()) return;
    for (const WorldMap::Way& way : map.ways) map.language.append(map.description, way.label);
    pages_.picture(map.title, "replication", as_svg(map));
  }

  /// By area, in each by title.
  void practices() {
    pages_.title(2, "The practices");
    std::map<std::string, std::vector<const Record*>> by_area;
    const Statistics statistics = all();
    for (const std::uint32_t unit : statistics.total.units) {
      const Record& record = *statistics.units[unit].record;
      by_area[std::string{PracticeText(pages_.view(), record).visible().text_at("area")}].push_back(
          &record);
    }
    if (by_area.empty()) pages_.paragraph("No practice was entered.");
    for (auto& [area, records] : by_area) {
      pages_.title(3, area_heading(area));
      std::stable_sort(records.begin(), records.end(), [](const Record* a, const Record* b) {
        return label_key(a->title.value) < label_key(b->title.value);
      });
      for (const Record* record : records) tell(PracticeText(pages_.view(), *record));
    }
  }

  [[nodiscard]] Phrase area_heading(std::string_view area) const {
    constexpr auto headings = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"policy-development", "Policy development"},
        {"cooperation", "Cooperation"},
        {"producing-knowledge", "Producing knowledge"},
        {"capacity-building", "Capacity building"},
    });
    for (const auto& [id, title] : headings)
      if (id == area) return pages_.phrase(title);
    return pages_.phrase("Area not recorded");
  }

  void tell(const PracticeText& text) {
    const std::string title{text.record().title.value};
    pages_.title(4, Phrase{title, title});
    pages_.write(summary_of(text));
    const std::string features = text.features();
    if (!features.empty()) pages_.write(features + "\n");
    const std::string taken = text.replications();
    if (!taken.empty()) pages_.write(pages_.words("Taken up in:") + "\n\n" + taken + "\n");
  }

  [[nodiscard]] std::string summary_of(const PracticeText& text) const {
    std::string about;
    for (const std::string& part : {text.values("country"), text.category(), text.actions()})
      if (!part.empty()) pages_.view().language.append(about, part);
    const std::string summary = for_markdown(text.visible().text_at("summary"));
    std::string paragraph = about.empty() ? std::string{} : "*" + about + "*\n\n";
    if (!summary.empty()) paragraph += summary + (summary.ends_with('\n') ? "\n" : "\n\n");
    return paragraph;
  }

  void case_studies() {
    pages_.title(2, "Case studies");
    const Statistics statistics = all("is_case_study = true");
    if (statistics.total.units.empty()) pages_.sentence("No practice was written up as one.");
    for (const std::uint32_t unit : statistics.total.units) {
      const PracticeText text(pages_.view(), *statistics.units[unit].record);
      const std::string country = text.values("country");
      pages_.write("- " + text.title() + (country.empty() ? "" : " (" + country + ")") + "\n");
    }
    pages_.source("practices", "is_case_study = true", "country");
  }

  Pages pages_;
};

}  // namespace

Report knowledge_report(const View& view, const ReportRequest& request) {
  return Register(view, request).run();
}

}  // namespace mieux
