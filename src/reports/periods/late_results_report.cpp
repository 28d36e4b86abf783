// The report `late-results`: what became of deliverables, long after their Actions, too.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/reports/periods/late_results_report.hpp"
#include "mieux/store/visible_record.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

constexpr std::string_view given = "was_handed_over = true";
constexpr std::string_view not_adopted = "was_handed_over = true and was_adopted = false";
constexpr std::string_view was_adopted_where = "was_adopted = true";
constexpr std::string_view share_adopted = "share:was_adopted";
constexpr std::string_view median_adoption = "median:days.adoption";

/// "12", "12 to 40".
std::string span_text(const DaySpan& days, const Language& language) {
  const std::string least = language.number(static_cast<double>(days.least));
  if (days.least == days.most) return least;
  return language.text("{} to {}|numbers", least, days.most);
}

std::string date_text(const When& when, const Language& language) {
  return when.known ? language.date(when.date) : language.text("unknown");
}

class LateResults : private PeriodReport {
 public:
  LateResults(const View& view, const ReportRequest& request)
      : PeriodReport(view, request, "late-results") {}

  Report run() {
    heading("{}: late results, {}");
    paragraph(
        "Deliverables count by the day they were handed over. What was adopted or applied counts "
        "as handed over, even if nobody recorded it. The vocabulary of types does not say which "
        "of them are made to be adopted, so all count. Below each table is the command that "
        "prints it again; with `--explain` it lists the deliverables behind each number.");
    not_adopted_yet();
    time_to_adoption();
    shares();
    not_known();
    return take();
  }

 private:
  [[nodiscard]] const Deliverable& deliverable_of(const Unit& unit) const {
    return view().store.actions()[unit.record->position].deliverables[unit.index];
  }

  [[nodiscard]] std::string type_of(const Unit& unit) const {
    const Text& type = deliverable_of(unit).type;
    return type.is_there() ? for_markdown(view().label("deliverable_types", type.value))
                           : words("(not stated)");
  }

  /// `benin/d1`; of one without id its position: `benin/deliverables.2`.
  [[nodiscard]] std::string part_of(const Unit& unit) const {
    const Text& id = deliverable_of(unit).id;
    return std::string{unit.record->id} + "/" +
           (id.is_there() ? std::string{id.value}
                          : "deliverables." + std::to_string(unit.index + 1));
  }

  [[nodiscard]] std::string title_of(const Unit& unit) const {
    const VisibleRecord record(view().store, *unit.record, view().audience);
    std::uint32_t position = 0;
    for (const VisibleValue& deliverable : record.at("deliverables").children())
      if (position++ == unit.index) return for_markdown(deliverable.text_at("title"));
    return {};
  }

  /// Those that have waited longest first; where nobody knows since when, last.
  void not_adopted_yet() {
    const Statistics statistics = count(view(), query("deliverables", not_adopted));
    section(2, phrase("Handed over and not adopted yet"));
    std::vector<Unit> units;
    for (const std::uint32_t unit : statistics.total.units) units.push_back(statistics.units[unit]);
    const auto since = [&](const Unit& unit) {
      const When when = handed_over(deliverable_of(unit), view().as_of);
      return when.known ? when.date.last() : Date::latest;
    };
    std::stable_sort(units.begin(), units.end(),
                     [&](const Unit& a, const Unit& b) { return since(a) < since(b); });
    if (units.empty()) sentence("Nothing: all that was handed over is adopted.");
    if (!units.empty())
      table_head(
          {"Action", "deliverable", "title", "type", "handed over", "days ago:", "last event"});
    for (const Unit& unit : units) {
      const Deliverable& deliverable = deliverable_of(unit);
      const auto ago = days_since_handed_over(deliverable, view().as_of);
      const LastEvent last = last_event(deliverable, view().as_of);
      write("| " + for_markdown(reader_name(*unit.record)) + " | " + part_of(unit) + " | " +
            title_of(unit) + " | " + type_of(unit) + " | " +
            date_text(handed_over(deliverable, view().as_of), language()) + " | " +
            (ago ? span_text(*ago, language()) : words("unknown")) + " | " +
            (last.event == nullptr ? std::string{} : words(in_words(last.event->type))) + " |\n");
    }
    source("deliverables", not_adopted, "action");
  }

  void time_to_adoption() {
    const Statistics statistics = count(view(), query("deliverables", was_adopted_where));
    std::optional<DaySpan> range;
    std::size_t known = 0;
    for (const std::uint32_t unit : statistics.total.units) {
      const auto days = days_to_adoption(deliverable_of(statistics.units[unit]), view().as_of);
      if (!days || days->least != days->most) continue;
      ++known;
      range = DaySpan{range ? std::min(range->least, days->least) : days->least,
                      range ? std::max(range->most, days->most) : days->most};
    }
    section(2, phrase("From draft to adoption"));
    const std::size_t all = statistics.total.units.size();
    if (all == 0) {
      sentence("Nothing that was handed over is adopted.");
    } else {
      Figure median = total("deliverables", was_adopted_where, median_adoption);
      median.open = 0;
      table_head(
          {"adopted:", "days known:", "median days:", "shortest:", "longest:", "days not known:"});
      const auto cell = [&](auto number) {
        return language().number(static_cast<double>(number)) + " | ";
      };
      const std::string none = words("none") + " | ";
      write("| " + cell(all) + cell(known) + number(median) + " | " +
            (range ? cell(range->least) : none) + (range ? cell(range->most) : none) +
            language().number(static_cast<double>(all - known)) + " |\n");
    }
    source("deliverables", was_adopted_where, {}, median_adoption);
  }

  void shares() {
    section(2, phrase("Share adopted"));
    paragraph("Of what was handed over.");
    share_by("By type", "type", "type");
    if (!view().grouping.empty()) share_by("By region", "region", "action.region");
  }

  /// Handed over, adopted and the share, by a field.
  void share_by(std::string_view title, std::string_view label, const std::string& field) {
    const Statistics all = count(view(), query("deliverables", given, field));
    const Statistics share = count(view(), query("deliverables", given, field, share_adopted));
    section(3, phrase(title));
    if (all.rows.empty()) sentence("Nothing was handed over.");
    if (!all.rows.empty()) table_head({label, "handed over:", "share adopted:"});
    for (std::size_t r = 0; r < all.rows.size(); ++r)
      write("| " + for_markdown(all.rows[r].label) + " | " + number(all.row_totals[r]) + " | " +
            number(share.row_totals[r]) + " |\n");
    if (!all.rows.empty())
      write("| **" + words("Total") + "** | **" + number(all.total) + "** | **" +
            number(share.total) + "** |\n");
    sources({command("deliverables", given, field),
             command("deliverables", given, field, share_adopted)});
  }

  void not_known() {
    section(2, phrase("What is not known"));
    const Statistics all = count(view(), query("deliverables", {}));
    std::size_t without_event = 0;
    std::size_t drafted_only = 0;
    std::size_t planned = 0;
    std::size_t without_day = 0;
    std::size_t open = 0;
    for (const std::uint32_t at : all.total.units) {
      const Deliverable& deliverable = deliverable_of(all.units[at]);
      const Truth had = was_handed_over(deliverable, view().as_of);
      const Truth taken_up = was_adopted(deliverable, view().as_of);
      if (had == Truth::unknown || taken_up == Truth::unknown) ++open;
      if (had == Truth::yes && !handed_over(deliverable, view().as_of).known) ++without_day;
      if (had != Truth::no) continue;
      if (deliverable.expected)
        ++planned;
      else if (last_event(deliverable, view().as_of).event == nullptr)
        ++without_event;
      else
        ++drafted_only;
    }
    line(open, "**{}** may have been handed over or adopted by then, or later.|one",
         "**{}** may have been handed over or adopted by then, or later.");
    line(without_day, "**{}** handed over on a day that nobody wrote down.|one",
         "**{}** handed over on a day that nobody wrote down.");
    line(drafted_only,
         "**{}** drafted or validated, and whether it was handed over is not recorded.",
         "**{}** drafted or validated, and whether they were handed over is not recorded.");
    line(without_event, "**{}** neither planned nor with any event by that day.|one",
         "**{}** neither planned nor with any event by that day.");
    line(planned, "**{}** planned and not there yet.|one", "**{}** planned and not there yet.");
    const bool any = undated({"deliverables"});
    if (!any && open + without_day + drafted_only + without_event + planned == 0)
      sentence("Nothing: every deliverable could be placed.");
    source("deliverables", {}, "last_event");
    drafts({RecordKind::action});
  }

  void line(std::size_t number, std::string_view one, std::string_view several) {
    if (number > 0) write("- " + words(language().for_count(number, one, several), number) + "\n");
  }
};

}  // namespace

Report late_results_report(const View& view, const ReportRequest& request) {
  return LateResults(view, request).run();
}

}  // namespace mieux
