// The report `requests`: the way of the requests of a period, from receipt to decision.
#include <cmath>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/reports/periods/requests_report.hpp"
#include "mieux/store/visible_record.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

/// The steps of `reached`, in its order, as headings of lines.
constexpr std::array<std::string_view, milestone_words.size()> way_labels{
    "Received", "Screened", "Action Fiche drafted", "Sent to the steering group", "Decided"};

/// Steps whose waiting times are told.
constexpr auto waiting_lines = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"acknowledged", "the acknowledgement"},
    {"screened", "the screening"},
    {"fiche-drafted", "the first Action Fiche"},
    {"sent-to-steering-group", "the steering group"},
    {"decided", "the decision"},
});

std::string percent(std::size_t part, std::size_t whole, const Language& language) {
  if (whole == 0) return language.text("none");
  const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  return language.percent(std::round(share * 10) / 10);
}

class Requests : private PeriodReport {
 public:
  Requests(const View& view, const ReportRequest& request)
      : PeriodReport(view, request, "requests") {}

  Report run() {
    heading("{}: requests, {}");
    paragraph(
        "Requests count by the day they were received. Below each table stands the command that "
        "prints it again; with `--explain` it lists the records behind each number.");
    way();
    outcomes();
    waiting_times();
    repeated();
    listed("Rejected", "rejected", "reason", "because");
    listed("Forwarded", "forwarded", "to", "to");
    not_dated();
    return take();
  }

 private:
  void way() {
    const Statistics statistics = count(view(), query("requests", {}, "reached"));
    const std::size_t all = statistics.total.units.size();
    section(2, phrase("From receipt to decision"));
    table_head({"step", "requests:", "of those received:"});
    for (std::size_t step = 0; step < milestone_words.size(); ++step) {
      const std::size_t reached = units_at(statistics, milestone_words[step]);
      write("| " + words(way_labels[step]) + " | " +
            language().number(static_cast<double>(reached)) + " | " +
            percent(reached, all, language()) + " |\n");
    }
    write("\n");
    sentence(
        "A step that nobody recorded, though a later one of the way to the approval is, counts "
        "as taken.");
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (statistics.rows[r].kind == Key::Kind::undecided)
        write(
            "\n" +
            words("For {} the dates leave open how far it had come: {}.",
                  language().counted(statistics.row_totals[r].units.size(), "request", "requests"),
                  names_of(statistics, statistics.row_totals[r])) +
            "\n");
    source("requests", {}, "reached");
  }

  static std::size_t units_at(const Statistics& statistics, std::string_view id) {
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (statistics.rows[r].kind == Key::Kind::value && statistics.rows[r].id == id)
        return statistics.row_totals[r].units.size();
    return 0;
  }

  void outcomes() {
    section(2, phrase("Outcomes"));
    named_table("requests", "outcome", "Requests and their outcomes");
    if (!view().grouping.empty()) table("Outcomes by region", "requests", "region,outcome");
    table("Outcomes by type of requester", "requests", "requester_type,outcome");
    table("Outcomes by channel", "requests", "letters.channel,outcome");
    table("Outcomes by year of receipt", "requests", "year,outcome");
  }

  void waiting_times() {
    section(2, phrase("Waiting times"));
    paragraph(
        "In days from the receipt, days on hold among them. Half of the requests waited no longer "
        "than the median.");
    table_head({"until", "median:", "requests:", "dates leave it open:"});
    std::vector<std::string> commands;
    for (const auto& [event, label] : waiting_lines) {
      const std::string measure = "median:days." + std::string{event};
      Figure figure = total("requests", {}, measure);
      const std::uint32_t open = std::exchange(figure.open, 0);
      write("| " + words(label) + " | " + number(figure) + " | " +
            std::to_string(figure.rests_on.value_or(0)) + " | " + std::to_string(open) + " |\n");
      commands.push_back(command("requests", {}, {}, measure));
    }
    sources(commands);
    const std::string measure = "median:days.decided";
    if (!view().grouping.empty())
      table("Days until the decision, by region", "requests", "region", {}, measure);
    table("Days until the decision, by year of receipt", "requests", "year", {}, measure);
  }

  /// Authorities with more than one request.
  void repeated() {
    const Statistics statistics = count(view(), query("requests", {}, "requester"));
    std::string lines;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      const Figure& figure = statistics.row_totals[r];
      if (statistics.rows[r].kind != Key::Kind::value || figure.units.size() < 2) continue;
      lines += "| " + for_markdown(statistics.rows[r].label) + " | " + number(figure) + " | " +
               names_of(statistics, figure) + " |\n";
    }
    section(2, phrase("Authorities that asked more than once"));
    if (lines.empty()) sentence("None.");
    if (!lines.empty()) table_head({"authority", "requests:", "names"});
    write(lines);
    source("requests", {}, "requester");
  }

  /// Requests of an outcome, each with what its last such event by the day asked about says: they
  /// stay in the records for ever.
  void listed(const std::string& title, const std::string& outcome, const std::string& key,
              const std::string& label) {
    const std::string where = "outcome = " + outcome;
    const Statistics statistics = count(view(), query("requests", where));
    section(2, phrase(title));
    if (statistics.total.units.empty()) sentence("None.");
    if (!statistics.total.units.empty())
      table_head({"request", "received", outcome, label, "note"});
    for (const std::uint32_t unit : statistics.total.units)
      write(line_of(*statistics.units[unit].record, outcome, key));
    source("requests", where, "events." + key);
  }

  std::string line_of(const Record& record, std::string_view outcome, std::string_view key) const {
    const VisibleRecord visible(view().store, record, view().audience);
    std::string_view date;
    std::string_view value;
    std::string_view note;
    for (const VisibleValue& event : visible.at("events").children()) {
      const std::string_view written = event.text_at("date");
      const auto when = Date::parse(written);
      if (event.text_at("event") != outcome ||
          happened({when.value_or(Date{}), {}, when.has_value()}, view().as_of) == Truth::no)
        continue;
      date = written;
      value = event.text_at(key);
      note = event.text_at("note");
    }
    value = view().label(key == "reason" ? "rejection_reasons" : "facilities", value);
    const When when = received(view().store.requests()[record.position]);
    return "| " + for_markdown(reader_name(record)) + " | " +
           (when.known ? language().date(when.date.to_string()) : "") + " | " +
           for_markdown(language().date(date)) + " | " + for_markdown(value) + " | " +
           for_markdown(note) + " |\n";
  }

  void not_dated() {
    section(2, phrase("What could not be dated"));
    if (!undated({"requests"})) sentence("Nothing: every request could be placed.");
    drafts({RecordKind::request});
  }
};

}  // namespace

Report requests_report(const View& view, const ReportRequest& request) {
  return Requests(view, request).run();
}

}  // namespace mieux
