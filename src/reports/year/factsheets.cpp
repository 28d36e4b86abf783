// The reports `country`, `region` and `theme`: one term, to date.
#include "mieux/reports/year/factsheets.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_paragraph.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

/// An id as an expression takes it.
std::string as_value(const std::string& id) {
  for (const char c : id)
    if (!is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-' && c != '_')
      return "'" + id + "'";
  return id;
}

class Factsheet {
 public:
  Factsheet(const View& view, const ReportRequest& request, const std::string& field)
      : pages_(for_all(view), request, field),
        field_(field),
        condition_(field + " = " + as_value(request.term)),
        of_action_("action." + condition_),
        term_(as_value(request.term)),
        label_(label_of(pages_.view(),
                        find_field(pages_.view(), subject_of(RecordKind::action), field).value(),
                        request.term)) {}

  Report run() {
    const Store& store = pages_.view().store;
    const std::string_view title = store.programme().title.value;
    pages_.section(1, {label_, label_});
    pages_.sentence(
        "{}, as the records stood on {}. Below each table is the command that prints it again; "
        "with `--explain` it lists the records behind each number.",
        title.empty() ? pages_.words("The facility") : for_markdown(title), answering_day());
    pages_.write("\n");
    requests();
    actions();
    pages_.figures({.title = pages_.phrase("Activities held"),
                    .subject = "activities",
                    .by = "type",
                    .where = Pages::both(condition_, std::string{held}),
                    .none = "No activity was held.",
                    .depth = 2});
    if (field_ == "country") hosted();
    deliverables();
    practices();
    effects();
    experts();
    return pages_.take();
  }

 private:
  [[nodiscard]] Date answering_day() const {
    return {pages_.view().as_of.day, pages_.view().as_of.day};
  }

  static View for_all(const View& view) {
    View open = view;
    open.audience = Audience::everybody;
    return open;
  }

  Statistics all(std::string_view subject, std::string_view where, std::string_view by = {},
                 std::string_view measure = "count") const {
    return count(pages_.view(), pages_.query(subject, where, by, measure));
  }

  void requests() {
    const View& view = pages_.view();
    const Statistics statistics = all("requests", condition_);
    pages_.title(2, "Requests");
    if (statistics.total.units.empty())
      pages_.sentence("No request was received.");
    else
      pages_.table_head({"request", "title", "received", "outcome"});
    for (const std::uint32_t unit : statistics.total.units) {
      const Record& record = *statistics.units[unit].record;
      const When when = received(view.store.requests()[record.position]);
      pages_.write(
          "| " + for_markdown(record.id) + " | " + for_markdown(record.title.value) + " | " +
          (when.known ? view.language.date(when.date) : pages_.words("not recorded")) + " | " +
          for_markdown(view.label("request_outcomes", word_of(outcome_of(view, record)))) + " |\n");
    }
    pages_.source("requests", condition_, "outcome");
  }

  void actions() {
    const Statistics statistics = all("actions", condition_);
    pages_.title(2, "Actions");
    if (statistics.total.units.empty()) pages_.sentence("There is no Action.");
    bool first = true;
    for (const std::uint32_t unit : statistics.total.units) {
      pages_.write((first ? "" : "\n") +
                   action_paragraph({pages_.view(), *statistics.units[unit].record}) + "\n");
      first = false;
    }
    pages_.source("actions", condition_, "status");
  }

  /// What Actions of other countries held here.
  void hosted() {
    pages_.figures({.title = pages_.phrase("Hosted for other countries, by Action"),
                    .subject = "activities",
                    .by = "action",
                    .where = Pages::both("(countries = " + term_ + " or hosts.country = " + term_ +
                                             ") and not " + condition_,
                                         std::string{held}),
                    .none = "No activity of another country's Action was held here.",
                    .depth = 2});
  }

  void deliverables() {
    const Statistics statistics = all("deliverables", condition_);
    pages_.title(2, "Deliverables");
    pages_.write(statistics.total.units.empty()
                     ? pages_.words("None is on record.") + "\n"
                     : deliverables_table(pages_.view(), statistics, statistics.total));
    pages_.source("deliverables", condition_, "type");
  }

  void practices() {
    const Statistics statistics = all("practices", condition_);
    pages_.title(2, "Practices");
    if (statistics.total.units.empty()) pages_.sentence("None is on record.");
    for (const std::uint32_t unit : statistics.total.units) {
      const Record& record = *statistics.units[unit].record;
      const VisibleRecord visible(pages_.view().store, record, pages_.view().audience);
      std::string area{visible.text_at("area")};
      std::replace(area.begin(), area.end(), '-', ' ');
      pages_.write("- " + for_markdown(record.title.value) +
                   (area.empty() ? "" : " (" + for_markdown(pages_.words(area)) + ")") + "\n");
    }
    pages_.source("practices", condition_, "area");
  }

  void effects() {
    const Statistics statistics = all("effects", condition_);
    pages_.title(2, "Effects");
    pages_.write(statistics.total.units.empty() ? pages_.words("No effect was reported.") + "\n"
                                                : effects_table(pages_.view(), statistics));
    pages_.source("effects", condition_, "action");
  }

  void experts() {
    measured("Countries of experts", of_action_);
    // Of a region or theme, a mission is the one of its Action; of a country, the expert's.
    if (field_ == "country") measured("Experts from here, by Action", condition_, "action");
  }

  void measured(std::string_view title, const std::string& where,
                const std::string& by = "country") {
    const StatsQuery asked = pages_.query("missions", where, by, "experts");
    const Statistics statistics = count(pages_.view(), asked);
    pages_.title(2, title);
    if (statistics.total.units.empty())
      pages_.sentence("Nobody went on a mission.");
    else
      pages_.body(asked, statistics);
    pages_.source("missions", where, by, "experts");
  }

  Pages pages_;
  std::string field_;
  std::string condition_;
  std::string of_action_;
  std::string term_;
  std::string label_;
};

}  // namespace

Report country_report(const View& view, const ReportRequest& request) {
  return Factsheet(view, request, "country").run();
}

Report region_report(const View& view, const ReportRequest& request) {
  return Factsheet(view, request, "region").run();
}

Report theme_report(const View& view, const ReportRequest& request) {
  return Factsheet(view, request, "theme").run();
}

}  // namespace mieux
