// Looking ahead: what was planned or open on the last day of the period; what could not be dated.
#include <algorithm>
#include <tuple>

#include "mieux/base/text.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view planned = "status = pipeline";
constexpr std::string_view open_requests =
    "outcome in (received, in-preparation, with-steering-group, on-hold)";

void planned_actions(Pages& pages) {
  const Statistics statistics = count(pages.view(), pages.to_date("actions", planned));
  pages.title(3, "Planned Actions");
  if (statistics.total.units.empty()) pages.sentence("No Action was planned.");
  for (const std::uint32_t unit : statistics.total.units) {
    const ActionFacts facts(pages.view(), *statistics.units[unit].record);
    const std::string days = facts.time_planned();
    pages.write("- " +
                pages.words("{}: {}", for_markdown(reader_name(facts.record)),
                            for_markdown(facts.record.title.value)) +
                (days.empty() ? "" : ", " + days) + ".\n");
  }
  pages.source_to_date("actions", planned);
}

/// Activities whose first possible day lies in the year after the day of the report, by that day.
void activities_ahead(Pages& pages) {
  constexpr std::uint32_t months_ahead = 12;
  const View& view = pages.view();
  const Day last = later_by({view.as_of.day, view.as_of.day}, months_ahead, 0).last();
  std::vector<std::tuple<Day, const Record*, const Activity*>> ahead;
  for (const Record& record : view.store.records(RecordKind::action)) {
    if (!record.whole || record.draft || existed(view, {&record, 0}) == Truth::no) continue;
    for (const Activity& activity : view.store.actions()[record.position].activities)
      if (activity.start.known && activity.start.date.first() > view.as_of.day &&
          activity.start.date.first() <= last &&
          (!is_dropped(activity) || happened(settled(activity), view.as_of) == Truth::no))
        ahead.emplace_back(activity.start.date.first(), &record, &activity);
  }
  std::stable_sort(ahead.begin(), ahead.end(), [](const auto& a, const auto& b) {
    return std::get<Day>(a) < std::get<Day>(b);
  });
  pages.title(3, "Activities in the year after");
  if (ahead.empty())
    pages.paragraph("No activity is recorded for it.");
  else
    pages.table_head({"begins", "types", "Action"});
  for (const auto& [day, record, activity] : ahead) {
    std::string types;
    for (const Text& type : activity->types)
      types += (types.empty() ? "" : ", ") + for_markdown(view.label("activity_types", type.value));
    pages.write("| " + pages.language().date(activity->start.date) + " | " + types + " | " +
                for_markdown(reader_name(*record)) + " |\n");
  }
  if (!ahead.empty()) pages.write("\n");
}

void requests_open(Pages& pages) {
  const Statistics statistics =
      count(pages.view(), pages.to_date("requests", open_requests, "outcome"));
  pages.title(3, "Open requests");
  // Those of which dates leave it open are told with the others that could not be dated.
  const bool sure = statistics.undated.units.empty() && statistics.undecided.empty();
  if (statistics.total.units.empty())
    pages.sentence(sure ? "No request was open." : "No request was surely open.");
  else
    pages.table_head({"outcome", "requests:", "names"});
  for (std::size_t row = 0; row < statistics.rows.size(); ++row)
    pages.write("| " + for_markdown(statistics.rows[row].label) + " | " +
                pages.number(statistics.row_totals[row]) + " | " +
                PeriodReport::names_of(statistics, statistics.row_totals[row]) + " |\n");
  pages.source_to_date("requests", open_requests, "outcome");
}

constexpr std::string_view without_region = "region = none";

/// What a figure of the report leaves out or places by something else.
struct OpenFigure {
  std::string_view subject;
  std::string where;
  std::string_view words;
};

const std::vector<OpenFigure>& open_figures() {
  static const std::vector<OpenFigure> all{
      {"activities", std::string{held} + " and start = none",
       "Activities without a day of their own, counted by the day their Action started"},
      {"missions", "start = none and activity = none",
       "Missions without a day or an activity, counted by the day their Action started"},
      {"missions", "background = none", "Missions of experts whose background is not recorded"},
      {"actions", "phase = unknown", "Actions whose dates leave their phase open"},
      {"actions", std::string{without_region}, "Actions without a region"},
      {"actions", "theme = none", "Actions without a theme"},
      {"activities", "type = none", "Activities without a type"},
  };
  return all;
}

/// A line of `What could not be dated`.
void open_line(Pages& pages, std::string_view words, const std::vector<Unit>& units) {
  pages.write("- ");
  pages.sentence("{}: **{}** ({}).", pages.words(words), units.size(), pages.names_of_units(units));
}

/// Activities of whose participants nobody wrote down the number: looked up as they are in memory.
bool not_counted(Pages& pages, std::vector<std::string>& commands) {
  const Statistics statistics = count(pages.view(), pages.query("activities", held));
  std::vector<Unit> units;
  for (const Unit& unit : units_of_figure(statistics, statistics.total)) {
    const Action& action = pages.view().store.actions()[unit.record->position];
    if (!action.activities[unit.index].participants.total) units.push_back(unit);
  }
  if (units.empty()) return false;
  open_line(pages, "Activities held whose participants are not recorded", units);
  commands.push_back(
      pages.command("activities", std::string{held} + " and participants.total = none", {}));
  return true;
}

}  // namespace

void write_outlook(Pages& pages) {
  pages.title(2, "Looking ahead");
  planned_actions(pages);
  activities_ahead(pages);
  requests_open(pages);
}

void write_not_dated(Pages& pages) {
  write_not_dated(pages, {"requests", "actions", "activities", "missions", "deliverables",
                          "effects", "feedback", "events", "publications"});
}

void write_not_dated(Pages& pages, const std::vector<std::string_view>& subjects) {
  const auto is_asked = [&](std::string_view subject) {
    return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
  };
  pages.title(2, "What could not be dated");
  bool any = pages.undated(subjects);
  std::vector<std::string> commands;
  for (const OpenFigure& open : open_figures()) {
    if (!is_asked(open.subject)) continue;
    if (open.where == without_region && pages.view().grouping.empty()) continue;
    const Statistics statistics = count(pages.view(), pages.query(open.subject, open.where));
    if (statistics.total.units.empty()) continue;
    open_line(pages, open.words, units_of_figure(statistics, statistics.total));
    commands.push_back(pages.command(open.subject, open.where, {}));
    any = true;
  }
  if (is_asked("activities")) any = not_counted(pages, commands) || any;
  if (!any) pages.sentence("Nothing: every record could be placed.");
  if (!commands.empty()) pages.sources(commands);
  if (is_asked("requests")) pages.drafts({RecordKind::request, RecordKind::action});
}

}  // namespace mieux
