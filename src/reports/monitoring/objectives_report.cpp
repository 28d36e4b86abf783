// The report `objectives`: indicators of the programme as counted, and what served its objectives.
#include <algorithm>
#include <charconv>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/queries/figures/indicators.hpp"
#include "mieux/reports/monitoring/monitoring_reports.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/year/pages.hpp"

namespace mieux {
namespace {

class ObjectivesReport {
 public:
  ObjectivesReport(const View& view, const ReportRequest& request)
      : pages_(view, request, "objectives"),
        visible_(view.store, view.store.records(RecordKind::programme).front(), view.audience),
        counted_(count_indicators(pages_.view())) {}

  Report run() {
    const View& view = pages_.view();
    const std::string title{visible_.text_at("title")};
    pages_.title(1, phrase(pages_.language(), "{}: objectives", Phrase{title, title}));
    pages_.paragraph("As it stood on {}.", Date{view.as_of.day, view.as_of.day});
    bool any = false;
    for (const VisibleValue& one : visible_.at("objectives").children()) {
      any = true;
      objective(one);
    }
    if (!any) pages_.paragraph("mieux.yaml has no objectives.");
    return pages_.take();
  }

 private:
  void objective(const VisibleValue& said) {
    const std::string id{said.text_at("id")};
    pages_.title(2, phrase(pages_.language(),
                           said.text_at("level") == "overall" ? "Overall objective: {}"
                                                              : "Specific objective: {}",
                           Phrase{id, id}));
    pages_.write(for_markdown(trimmed(said.text_at("text"))) + "\n\n");
    indicators(id, said);
    served(id);
  }

  [[nodiscard]] const CountedIndicator* find(std::string_view objective,
                                             std::string_view indicator) const {
    const auto found = std::find_if(counted_.begin(), counted_.end(), [&](const auto& one) {
      return one.objective == objective && one.indicator == indicator;
    });
    return found == counted_.end() ? nullptr : &*found;
  }

  void indicators(const std::string& id, const VisibleValue& said) {
    std::string rows;
    std::vector<const CountedIndicator*> counted;
    for (const VisibleValue& one : said.at("indicators").children()) {
      const CountedIndicator* figure = find(id, one.text_at("id"));
      if (figure != nullptr) counted.push_back(figure);
      rows +=
          "| `" + for_markdown(one.text_at("id")) + "` | " +
          for_markdown(trimmed(one.text_at("text"))) + " | " + for_markdown(one.text_at("unit")) +
          " | " + number(one, "baseline") + " | " + number(one, "target") + " | " +
          (figure == nullptr ? pages_.words("not counted") : pages_.number(figure->now)) + " |\n";
    }
    if (rows.empty()) return;
    pages_.table_head({"", "indicator", "unit", "baseline:", "target:", "to date:"});
    pages_.write(rows + "\n");
    if (counted.empty()) return;
    for (const CountedIndicator* one : counted)
      pages_.write(pages_.words("Source (to date): {}", "`" + one->command + "`") + "\n\n");
    years(counted);
  }

  /// A number of mieux.yaml as the language writes it.
  [[nodiscard]] std::string number(const VisibleValue& indicator, std::string_view field) const {
    const std::string_view text = indicator.text_at(field);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.empty() || read.ec != std::errc{} ? std::string{text}
                                                  : pages_.language().number(value);
  }

  /// A row for each year, a column for each indicator.
  void years(const std::vector<const CountedIndicator*>& counted) {
    std::vector<std::string> ids;
    for (const CountedIndicator* one : counted)
      for (const CountedIndicator::Year& year : one->years)
        if (std::find(ids.begin(), ids.end(), year.id) == ids.end()) ids.push_back(year.id);
    if (ids.empty()) return;
    std::sort(ids.begin(), ids.end());
    std::string head = "| " + pages_.words("year") + " |";
    std::string rule = "|---|";
    for (const CountedIndicator* one : counted) {
      head += " " +
              pages_.words(one->adds ? "{}: in the year" : "{}: at the end of the year",
                           for_markdown(one->indicator)) +
              " |";
      rule += "---:|";
    }
    pages_.write(head + "\n" + rule + "\n");
    for (const std::string& id : ids) {
      pages_.write("| " + id + " |");
      for (const CountedIndicator* one : counted) pages_.write(" " + of_year(*one, id) + " |");
      pages_.write("\n");
    }
    pages_.write("\n");
  }

  [[nodiscard]] std::string of_year(const CountedIndicator& one, const std::string& id) const {
    for (const CountedIndicator::Year& year : one.years)
      if (year.id == id) return pages_.number(year.figure);
    return {};
  }

  /// Does the text of the fiche that was approved say that it serves the objective?
  [[nodiscard]] bool serves(const Record& record, const Fiche& fiche, std::string_view id) const {
    const View& view = pages_.view();
    const FicheVersion* approved = approved_version(fiche);
    if (approved == nullptr || !is_decided(*approved, view.as_of.day)) return false;
    const VisibleRecord visible(view.store, record, view.audience);
    std::size_t position = 0;
    for (const VisibleValue& version : visible.at("versions").children())
      if (position < fiche.versions.size() && &fiche.versions[position++] == approved)
        return version.text_at("programme_objective") == id;
    return false;
  }

  /// The Actions whose approved Action Fiche names the objective, with what they handed over.
  void served(const std::string& id) {
    const Store& store = pages_.view().store;
    std::string rows;
    for (const Record& record : store.records(RecordKind::fiche)) {
      if (!record.whole || record.draft) continue;
      const Fiche& fiche = store.fiches()[record.position];
      const Record* request = store.target(fiche.request.value, set_of(RecordKind::request));
      if (request == nullptr || !serves(record, fiche, id)) continue;
      for (const std::uint32_t action : store.actions_of(request->position))
        rows += action_row(store.records(RecordKind::action)[action]);
    }
    if (rows.empty())
      return pages_.paragraph("No approved Action Fiche says that it serves this objective.");
    pages_.paragraph("Actions that serve it, as their approved Action Fiches say:");
    pages_.table_head({"Action", "name", "status", "results achieved:", "handed over"});
    pages_.write(rows + "\n");
  }

  [[nodiscard]] std::string action_row(const Record& record) const {
    const ActionFacts facts(pages_.view(), record);
    const std::string of = "action = " + std::string{record.id};
    const auto results = [&](const std::string& where) {
      return pages_.number(
          count(pages_.view(), pages_.to_date("results", Pages::both(of, where))).total);
    };
    std::string handed_over;
    std::size_t position = 0;
    for (const VisibleValue& said : facts.visible.at("deliverables").children()) {
      if (position >= facts.action.deliverables.size()) break;
      const Deliverable& one = facts.action.deliverables[position++];
      if (was_handed_over(one, facts.view.as_of) == Truth::yes)
        facts.view.language.append(handed_over, for_markdown(said.text_at("title")));
    }
    return "| `" + std::string{record.id} + "` | " + for_markdown(reader_name(record)) + " | " +
           facts.standing() + " | " +
           pages_.words("{} of {}", results("not achieved = none"), results({})) + " | " +
           handed_over + " |\n";
  }

  Pages pages_;
  VisibleRecord visible_;
  std::vector<CountedIndicator> counted_;
};

}  // namespace

Report objectives_report(const View& view, const ReportRequest& request) {
  ReportRequest to_date = request;
  to_date.period = Date{Date::earliest, Date::latest};
  return ObjectivesReport(view, to_date).run();
}

}  // namespace mieux
