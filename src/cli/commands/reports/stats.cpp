// mieux stats --of actions --by region,phase: figures, and the records behind them.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string of;
  std::string by;
  std::string measure = "count";
  PeriodOptions period;
  std::string format = "table";
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
           const Options& options, Environment& environment) {
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

Exit run(const Options& options, const Common& common, Environment& environment) {
  StatsQuery query;
  query.subject = &require_subject(options.of, "--of");
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

}  // namespace

void add_stats(CLI::App& parent, Chosen& chosen) {
  CLI::App* command = parent.add_subcommand("stats", "Count records, grouped by one or two fields");
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  command->add_option("--of", options->of, "What is counted: requests, actions, activities ...")
      ->required();
  command->add_option("--by", options->by, "One or two fields, such as region,phase")
      ->type_name("FIELDS");
  command->add_option("--measure", options->measure,
                      "count, participants, activities, experts, mission-days, sum:FIELD, "
                      "distinct:FIELD, median:FIELD, share:FIELD=VALUE");
  add_period(*command, options->period);
  add_format(*command, options->format, {"table", "md", "csv", "json"});
  command->add_flag("--explain", options->explain, "List the records behind each figure");
  add_internal(*command, options->internal);
  add_selection(*command, options->selection);
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
