// mieux list KIND, mieux KIND list: records, one a line.
#include "list.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/list_views.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string kind;
  std::string columns;
  std::string format = "table";
  bool fields = false;
  bool internal = false;
  PeriodOptions period;
  Selection selection;
};

/// What is listed: of a kind, what passes the filter and lies in the period, if there is one.
struct Choice {
  const Subject& subject;
  Filter filter;
  std::optional<Period> period;
};

/// Units that are surely chosen; those that dates leave open are noted on `err`.
std::vector<Unit> chosen_units(const View& view, const Choice& choice, std::ostream& err) {
  const auto& [subject, filter, period] = choice;
  std::vector<Unit> units;
  std::vector<Unit> undecided;
  for (const Unit& unit : units_of(view.store, subject, true)) {
    if (!unit.record->whole) continue;
    Truth holds = filter.holds(view, unit);
    if (period) holds = holds && in_period(view, subject, unit, *period);
    if (holds == Truth::yes) units.push_back(unit);
    if (holds == Truth::unknown) undecided.push_back(unit);
  }
  if (units.empty() && undecided.empty()) err << "note: no " << subject.plural << " found\n";
  note_undecided(err, view.store, subject, undecided);
  return units;
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  const Subject& subject = require_subject(options.kind, "list");
  const auto period = period_of(options.period);
  if (options.period.active) require_lasting(subject, "--active");
  const Store store = load(common, environment);
  const View view = view_of(store, asked_day(common, environment), audience_of(options.internal),
                            options.selection.grouping);
  if (options.fields) {
    for (const std::string& name : field_names(view, subject)) environment.out << name << "\n";
    return Exit::done;
  }
  const std::string columns =
      options.columns.empty() ? std::string{subject.columns} : options.columns;
  std::vector<Field> fields = require_fields(view, subject, typed_words("--columns", columns));
  std::erase_if(fields, [](const Field& field) { return field.name == "id"; });  // it comes first
  const Choice choice{subject, filter_of(options.selection, view, subject), period};
  const std::vector<Unit> units = chosen_units(view, choice, environment.err);
  warn_unreadable(environment.err, store, subject.kind);
  const Format format = format_named(options.format);
  print_data(environment, format == Format::json
                              ? list_as_json(view, subject, fields, units)
                              : rendered(grid_of(view, subject, fields, units), format,
                                         environment.columns, view.audience));
  return Exit::done;
}

}  // namespace

void add_list_of(CLI::App& command, const Subject* subject, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  if (subject != nullptr)
    options->kind = subject->plural;
  else
    command.add_option("KIND", options->kind, "requests, actions, activities, experts ...")
        ->required();
  command.add_option("--columns", options->columns, "Fields to show, such as title,region,start")
      ->type_name("FIELDS");
  add_format(command, options->format, {"table", "md", "csv", "json"});
  command.add_flag("--fields", options->fields, "List the fields there are, and nothing else");
  add_internal(command, options->internal);
  add_period(command, options->period);
  add_selection(command, options->selection);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

void add_list(CLI::App& parent, Chosen& chosen) {
  add_list_of(*parent.add_subcommand("list", "List records of a kind"), nullptr, chosen);
}

}  // namespace mieux::cli
