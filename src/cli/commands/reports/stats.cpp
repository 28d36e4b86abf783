// mieux stats actions --by region,phase: figures, and the records behind them.
#include <algorithm>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux::cli {
namespace {

/// Figures by an attribute of persons are for everybody only of all experts, or of all on the
/// roster: those of all but one tell of one.
void require_whole(const StatsOptions& options, const std::vector<Field>& by) {
  const auto attribute =
      std::ranges::find_if(by, [](const Field& field) { return field.small_cells; });
  if (attribute == by.end() || options.internal) return;
  constexpr std::string_view of_roster = "on_roster = true";
  Selection rest = options.selection;
  if (rest.where == of_roster) rest.where.clear();
  rest.grouping.clear();
  const PeriodOptions& period = options.period;
  if (rest == Selection{} && period.from.empty() && period.to.empty()) return;
  throw Failure(Exit::usage,
                "by " + attribute->name +
                    " only all experts are counted for everybody: figures of some, subtracted from "
                    "those of all, tell of a few",
                "leave all conditions out but --where \"" + std::string{of_roster} +
                    "\"; or, for staff alone, add --internal: what is printed is marked");
}

std::vector<Field> fields_of(const View& view, const Subject& subject,
                             const StatsOptions& options) {
  const std::string& by = options.by;
  const std::size_t most = options.over_time() ? 1 : 2;
  const std::vector<Typed> words = typed_words("--by", by);
  if (words.size() > most)
    throw Failure(Exit::usage,
                  std::string{"--by: figures "} + (most == 1 ? "over time are grouped by one field"
                                                             : "are grouped by one or two fields"),
                  "leave '" + std::string{word_of(words[most])} + "' out, or filter with --where",
                  by, words[most].span);
  std::vector<Field> fields;
  for (const Typed& word : words) {
    auto attribute = options.can_hide ? find_attribute(view, subject, word_of(word)) : std::nullopt;
    fields.push_back(attribute ? std::move(*attribute)
                               : require_field(view, subject, word_of(word), word));
  }
  require_whole(options, fields);
  return fields;
}

void print(const View& view, const StatsQuery& query, const Statistics& statistics,
           const StatsOptions& options, Environment& environment) {
  std::ostream& out = environment.out;
  if (options.format == "svg") {
    out << as_svg(chart_of(view, query, statistics));
    return;
  }
  if (options.explain && options.format == "table") {
    out << mark_of(view.audience, view.language)
        << explained_as_text(view, query, statistics, environment.columns);
    return;
  }
  const Grid grid =
      options.explain ? explained(view, query, statistics) : grid_of(query, statistics);
  print_data(environment, rendered(grid, format_named(options.format), environment.columns,
                                   view.audience, view.language));
}

/// The steps come first: they are the rows.
void add_steps(StatsQuery& query, const StatsOptions& options, const std::vector<Step>& steps) {
  const Reading reading = options.period.active ? Reading::active : Reading::begun;
  query.period = Period{{steps.front().days.first(), steps.back().days.last()}, reading};
  query.step_word = word_of(every_named(options.every));
  query.by.insert(query.by.begin(), step_field(*query.subject, reading, steps));
}

Exit run_stats(const StatsOptions& options, const Common& common, Environment& environment) {
  const Subject& subject = require_subject(options.of, "stats");
  if (!options.question.empty()) return run_stats_answers(options, common, environment);
  require_over_time(options, subject);
  if (options.history) return run_over_history(options, common, environment);
  const std::vector<Step> steps = asked_steps(options);
  if (steps.empty()) period_of(options.period);  // what is wrong with it is said first
  const AsOf day = asked_day(common, environment);
  if (options.period.active) require_lasting(subject, "--active");
  const Store store = load(common, environment);
  const View view =
      view_in(store, day, audience_of(options.internal), options.selection.grouping, options.lang);
  StatsOptions shown = options;
  shown.can_hide = !options.over_time() && !options.explain && options.format != "svg";
  const StatsQuery query = asked_query(view, subject, shown);
  const Statistics statistics = count(view, query);
  if (options.format == "json")
    environment.out << json_at(as_json(view, query, statistics, options.explain), common);
  else
    print(view, query, statistics, options, environment);
  note_steps(environment.err, steps, day.day);
  note_missing(environment.err, view.language);
  note_undecided(environment.err, store, subject, statistics.undecided);
  note_drafts(environment.err, statistics.drafts);
  note_unsound(environment.err, store, subject.kind);
  return Exit::done;
}

/// The kind stands as a word; `--of KIND` is how it was once said.
std::string kind_of(const Call& call) {
  const std::string& word = call.text("KIND");
  const std::string& option = call.text("of");
  if (!word.empty() && !option.empty())
    throw Failure(Exit::usage, "the kind is named twice: " + word + " and --of " + option,
                  "leave --of out");
  if (word.empty() && option.empty())
    throw Failure(Exit::usage, "what is to be counted?",
                  "name a kind: `mieux stats requests`, `mieux stats activities --by type`");
  return word.empty() ? option : word;
}

Exit run_stats(const Call& call, Environment& environment) {
  return run_stats(
      {kind_of(call), call.text("by"), call.text("measure"), period_options_of(call),
       call.text("format"), call.has("explain"), call.has("internal"), selection_of(call),
       call.text_if_typed("over"), call.has("over-history"), call.text("every"), call.text("lang"),
       call.text("question"), call.has("before")},
      call.common, environment);
}

constexpr auto stats_options = joined_options(
    std::array<Option, 2>{{
        {.names = "KIND",
         .help = "What is counted: requests, actions, activities ...",
         .source = Source::kind},
        {.names = "--of",
         .help = "What is counted",
         .value = "KIND",
         .source = Source::kind,
         .hidden = true},
    }},
    by_option, measure_option, period_options, over_options,
    std::array<Option, 3>{{
        {"--over-history", "Count what the records said at the end of each step, as git had them"},
        {"--question", "Of feedback: the answers to this question, such as participants/q1",
         "QUESTION"},
        {"--before", "With --question: the period before beside it"},
    }},
    format_option("table|md|csv|json|svg"), lang_option,
    std::array<Option, 1>{{{"--explain", "List the records behind each figure"}}}, internal_option,
    selection_options);

}  // namespace

StatsQuery stats_query(const View& view, const Subject& subject, const StatsOptions& options) {
  StatsQuery query;
  query.subject = &subject;
  query.by = fields_of(view, subject, options);
  query.filter = filter_of(options.selection, view, subject);
  set_measure(view, options.measure, query);
  return query;
}

StatsQuery asked_query(const View& view, const Subject& subject, const StatsOptions& options) {
  StatsQuery query = stats_query(view, subject, options);
  const std::vector<Step> steps = asked_steps(options);
  if (steps.empty())
    query.period = period_of(options.period);
  else
    add_steps(query, options, begun_steps(steps, view.as_of.day));
  return query;
}

constinit const Command stats_command{
    .words = "stats",
    .summary = "Count records, grouped by one or two fields, or over time",
    .options = stats_options,
    .run = run_stats,
    .manual = "stats"};

}  // namespace mieux::cli
