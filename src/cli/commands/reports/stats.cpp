// mieux stats actions --by region,phase: figures, and the records behind them.
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux::cli {
namespace {

struct StatsOptions {
  std::string of;
  std::string by;
  std::string measure;
  PeriodOptions period;
  std::string format;
  bool explain = false;
  bool internal = false;
  Selection selection;
};

std::vector<Field> fields_of(const View& view, const Subject& subject, const std::string& by) {
  const std::vector<Typed> words = typed_words("--by", by);
  if (words.size() > 2)
    throw Failure(Exit::usage, "--by: figures are grouped by one or two fields",
                  "leave '" + std::string{word_of(words[2])} + "' out, or filter with --where", by,
                  words[2].span);
  return require_fields(view, subject, words);
}

void print(const View& view, const StatsQuery& query, const Statistics& statistics,
           const StatsOptions& options, Environment& environment) {
  std::ostream& out = environment.out;
  if (options.format == "json") {
    out << as_json(view, query, statistics, options.explain);
    return;
  }
  if (options.explain && options.format == "table") {
    out << mark_of(view.audience)
        << explained_as_text(view, query, statistics, environment.columns);
    return;
  }
  const Grid grid =
      options.explain ? explained(view, query, statistics) : grid_of(query, statistics);
  print_data(environment,
             rendered(grid, format_named(options.format), environment.columns, view.audience));
}

Exit run_stats(const StatsOptions& options, const Common& common, Environment& environment) {
  StatsQuery query;
  query.subject = &require_subject(options.of, "stats");
  query.period = period_of(options.period);
  if (options.period.active) require_lasting(*query.subject, "--active");
  const Store store = load(common, environment);
  const View view = view_of(store, asked_day(common, environment), audience_of(options.internal),
                            options.selection.grouping);
  query.by = fields_of(view, *query.subject, options.by);
  query.filter = filter_of(options.selection, view, *query.subject);
  set_measure(view, options.measure, query);
  const Statistics statistics = count(view, query);
  print(view, query, statistics, options, environment);
  note_undecided(environment.err, store, *query.subject, statistics.undecided);
  note_drafts(environment.err, statistics.drafts);
  note_unsound(environment.err, store, query.subject->kind);
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
       call.text("format"), call.has("explain"), call.has("internal"), selection_of(call)},
      call.common, environment);
}

constexpr auto stats_options = joined_options(
    std::array<Option, 4>{{
        {.names = "KIND",
         .help = "What is counted: requests, actions, activities ...",
         .source = Source::kind},
        {.names = "--of",
         .help = "What is counted",
         .value = "KIND",
         .source = Source::kind,
         .hidden = true},
        {"--by", "Group by one or two fields, such as region,phase", "FIELDS", Source::fields},
        {.names = "--measure",
         .help = "count, participants, activities, experts, mission-days, sum:FIELD, "
                 "distinct:FIELD, median:FIELD, share:FIELD=VALUE",
         .value = "MEASURE",
         .usual = "count"},
    }},
    period_options, format_option("table|md|csv|json"),
    std::array<Option, 1>{{{"--explain", "List the records behind each figure"}}}, internal_option,
    selection_options);

}  // namespace

constinit const Command stats_command{.words = "stats",
                                      .summary = "Count records, grouped by one or two fields",
                                      .options = stats_options,
                                      .run = run_stats,
                                      .manual = "stats"};

}  // namespace mieux::cli
