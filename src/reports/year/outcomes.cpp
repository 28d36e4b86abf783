// Requests and decisions, clocks, effects and publications of the period.
#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view reported = "not reported = none";

std::string subject_name(ClockSubject subject) {
  switch (subject) {
    case ClockSubject::request: return "requests";
    case ClockSubject::action: return "actions";
    case ClockSubject::activity: return "activities";
    case ClockSubject::mission: return "missions";
  }
  return {};
}

/// Units in a state of a clock.
std::size_t in_state(const Statistics& states, ClockState state) {
  for (std::size_t row = 0; row < states.rows.size(); ++row)
    if (states.rows[row].id == word_of(state)) return states.row_totals[row].units.size();
  return 0;
}

/// A row of the table of clocks, and the commands that print its figures.
std::string clock_row(const Pages& pages, const ClockRule& rule,
                      std::vector<std::string>& commands) {
  const std::string subject = subject_name(*clock_subject_of(rule));
  const std::string field = "clock." + std::string{rule.id.value};
  // By the day on which a kind begins, as the report `clocks` counts.
  const auto begun = [&](const std::string& by, const std::string& measure) {
    StatsQuery asked = pages.query(subject, {}, by, measure);
    asked.period->reading = Reading::begun;
    commands.push_back(pages.command_without_period(
        subject + (by.empty() ? "" : " --by " + by) +
        (measure == "count" ? "" : " --measure " + measure) + pages.period_options()));
    return count(pages.view(), asked);
  };
  const Statistics states = begun(field, "count");
  std::string row = "| " + for_markdown(pages.language().of_store(rule.title.value)) + " |";
  for (const ClockState state :
       {ClockState::kept, ClockState::late, ClockState::overdue, ClockState::running})
    row += " " + pages.language().number(static_cast<double>(in_state(states, state))) + " |";
  return row + " " + pages.number(begun({}, "share:" + field + ".kept").total) + " | " +
         pages.number(begun({}, "median:" + field + ".days").total) + " |\n";
}

/// The last event of a request by the day of the view that decided it.
VisibleValue last_decision(const VisibleRecord& visible, const View& view) {
  VisibleValue last;
  for (const VisibleValue& event : visible.at("events").children()) {
    const std::string_view word = event.text_at("event");
    const auto date = Date::parse(event.text_at("date"));
    const bool decides = word == "approved" || word == "rejected" || word == "forwarded";
    if (decides && happened(date ? When{*date, {}, true} : When{}, view.as_of) != Truth::no)
      last = event;
  }
  return last;
}

std::string decision_row(const View& view, const Record& record) {
  const VisibleRecord visible(view.store, record, view.audience);
  const VisibleValue event = last_decision(visible, view);
  const std::string why{event.at("reason")
                            ? view.label("rejection_reasons", event.text_at("reason"))
                            : view.label("facilities", event.text_at("to"))};
  return "| " + for_markdown(reader_name(record)) + " | " +
         for_markdown(view.label("request_outcomes", word_of(outcome_of(view, record)))) + " | " +
         for_markdown(view.language.date(event.text_at("date"))) + " | " + for_markdown(why) +
         " | " + for_markdown(event.text_at("note")) + " |\n";
}

void decisions(Pages& pages) {
  std::string where = "outcome in (approved, rejected, forwarded)";
  if (pages.period().first() != Date::earliest)
    where += " and decided >= " + to_string(pages.period().first());
  if (pages.period().last() != Date::latest)
    where += " and decided <= " + to_string(pages.period().last());
  const StatsQuery asked = pages.to_date("requests", where);
  const Statistics statistics = count(pages.view(), asked);
  pages.title(3, "Decisions");
  if (statistics.total.units.empty())
    pages.sentence("No request was decided.");
  else
    pages.table_head({"request", "outcome", "decided", "reason or facility", "note"});
  for (const std::uint32_t unit : statistics.total.units)
    pages.write(decision_row(pages.view(), *statistics.units[unit].record));
  pages.left_undecided(asked, statistics);
  pages.source_to_date("requests", where, "outcome");
}

std::string effect_row(const ActionFacts& facts, const VisibleValue& said) {
  const auto cell = [&](std::string_view key) { return for_markdown(said.text_at(key)); };
  const std::string quantity = cell("quantity");
  const Language& language = facts.view.language;
  const std::string state = cell("state");
  return "| " + for_markdown(reader_name(facts.record)) + " | " + cell("title") + " | " + quantity +
         (quantity.empty() ? "" : " ") + cell("unit") + " | " +
         (state.empty() ? state : language.text(state)) + " | " + language.date(cell("reported")) +
         " |\n";
}

}  // namespace

void write_requests(Pages& pages) {
  pages.title(2, "Requests");
  const StatsQuery asked = pages.query("requests", {});
  const Statistics all = count(pages.view(), asked);
  pages.title(3, "Requests and their outcomes");
  if (all.total.units.empty() && all.undated.units.empty()) {
    pages.sentence("No request was received.");
    pages.source("requests", {}, "outcome");
  } else {
    pages.named_table("requests", "outcome", "Requests and their outcomes");
  }
  decisions(pages);
}

void write_clocks(Pages& pages) {
  pages.title(2, "Clocks");
  if (!write_clocks_kept(pages, [](const Store&, const ClockRule&) { return true; }))
    pages.paragraph("mieux.yaml names no clocks.");
}

bool write_clocks_kept(Pages& pages, bool (*is_meant)(const Store&, const ClockRule&)) {
  std::string rows;
  std::vector<std::string> commands;
  for (const ClockRule& rule : pages.view().store.programme().clocks)
    if (clock_subject_of(rule) && schema::matches(schema::Pattern::id, rule.id.value) &&
        is_meant(pages.view().store, rule))
      rows += clock_row(pages, rule, commands);
  if (rows.empty()) return false;
  pages.table_head(
      {"clock", "kept:", "late:", "overdue:", "running:", "share kept:", "median days:"});
  pages.write(rows + "\n");
  pages.sentence(
      "Requests count by the day they were received, Actions by the day they started, activities "
      "and missions by their first day.");
  pages.sources(commands);
  return true;
}

std::string effects_table(const View& view, const Statistics& statistics) {
  std::string rows;
  std::optional<ActionFacts> facts;
  for (const std::uint32_t position : statistics.total.units) {
    const Unit& unit = statistics.units[position];
    if (!facts || &facts->record != unit.record) facts.emplace(view, *unit.record);
    std::uint32_t index = 0;
    for (const VisibleValue& said : facts->visible.at("effects").children())
      if (index++ == unit.index) rows += effect_row(*facts, said);
  }
  return table_head(view.language, {"Action", "effect", "how much", "state", "reported"}) + rows;
}

void write_effects(Pages& pages) {
  const StatsQuery asked = pages.query("effects", reported);
  const Statistics statistics = count(pages.view(), asked);
  pages.title(2, "Effects");
  pages.write(statistics.total.units.empty() ? pages.words("No effect was reported.") + "\n"
                                             : effects_table(pages.view(), statistics));
  pages.source("effects", reported, "action");
}

void write_publications(Pages& pages) {
  const Statistics statistics = count(pages.view(), pages.query("publications", {}));
  pages.title(2, "Publications");
  if (statistics.total.units.empty())
    pages.sentence("Nothing was published.");
  else
    pages.table_head({"title", "series", "published", "languages", "ISBN"});
  for (const std::uint32_t unit : statistics.total.units) {
    const Record& record = *statistics.units[unit].record;
    const VisibleRecord visible(pages.view().store, record, pages.view().audience);
    std::string languages;
    for (const VisibleValue& language : visible.at("languages").children())
      languages += (languages.empty() ? "" : ", ") +
                   for_markdown(pages.language().name_of_language(language.text()));
    pages.write("| " + for_markdown(record.title.value) + " | " +
                for_markdown(visible.text_at("series")) + " | " +
                for_markdown(pages.language().date(visible.text_at("published"))) + " | " +
                languages + " | " + for_markdown(visible.text_at("isbn")) + " |\n");
  }
  pages.source("publications", {}, "languages");
}

}  // namespace mieux
