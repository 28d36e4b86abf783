// mieux due: what runs out, overdue first.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/render/due_views.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::optional<std::uint32_t> within;
  std::string staff;
  bool mine = false;
  std::string format = "table";
};

/// The staff code asked for; empty: of everybody.
std::string staff_of(const Options& options, const Environment& environment) {
  if (!options.mine) return options.staff;
  if (!environment.staff.empty()) return environment.staff;
  throw Failure(Exit::usage, "--mine: nobody has said who you are",
                "set the variable MIEUX_STAFF to your staff code (export MIEUX_STAFF=hf1), or "
                "write --staff CODE");
}

bool is_asked_for(const DueItem& item, const Options& options, const std::string& staff, Day day) {
  if (!staff.empty() &&
      std::find(item.responsible.begin(), item.responsible.end(), staff) == item.responsible.end())
    return false;
  return !options.within ||
         (item.due && item.due->first() <= later_by(Date{day, day}, 0, *options.within).first());
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  const std::string staff = staff_of(options, environment);
  const AsOf as_of = asked_day(common, environment);
  const Store store = load(common, environment);
  std::vector<DueItem> items = due_items(store, as_of);
  const auto nobody = static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [](const DueItem& item) { return item.responsible.empty(); }));
  std::erase_if(
      items, [&](const DueItem& item) { return !is_asked_for(item, options, staff, as_of.day); });
  for (const RecordKind kind : {RecordKind::programme, RecordKind::request, RecordKind::fiche,
                                RecordKind::action, RecordKind::feedback})
    warn_unreadable(environment.err, store, kind);
  const Format format = format_named(options.format);
  if (options.format == "ics")
    environment.out << due_as_calendar(items, as_of.day, store.programme().title.value);
  else if (format == Format::json)
    environment.out << due_as_json(items, as_of.day);
  else if (format != Format::table || !items.empty())
    print_data(environment, rendered(grid_of(items, as_of.day, format != Format::table), format,
                                     environment.columns, Audience::everybody));
  if (items.empty())
    environment.err << "note: nothing is due" << (staff.empty() ? "" : " for ")
                    << for_terminal(staff) << "\n";
  if (!staff.empty() && nobody > 0)
    environment.err << "note: nobody is responsible for " << counted(nobody, "more item")
                    << "\n  hint: `mieux due` lists them; `mieux request set ID "
                       "responsible.1.staff=CODE` says who is\n";
  return Exit::done;
}

}  // namespace

void add_due(CLI::App& parent, Chosen& chosen) {
  CLI::App* command = parent.add_subcommand("due", "List what runs out, overdue first");
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  command->add_option("--within", options->within, "Only what may run out in so many days")
      ->type_name("DAYS");
  CLI::Option* staff =
      command->add_option("--staff", options->staff, "Only that for which CODE is responsible")
          ->type_name("CODE");
  command->add_flag("--mine", options->mine, "Only your own: the CODE in the variable MIEUX_STAFF")
      ->excludes(staff);
  add_format(*command, options->format, {"table", "md", "csv", "json", "ics"});
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
