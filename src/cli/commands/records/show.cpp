// mieux show ID, mieux KIND show ID: one record, what it says and what follows from it.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "list.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/records/shown_record.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::optional<RecordKind> kind;
  std::string id;
  std::string format = "text";
};

Exit run(const Options& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  const Record& record = find_whole_record(store, options.id, options.kind, environment.err);
  View view(store, asked_day(common, environment));
  view.audience = Audience::staff;  // a working view
  if (options.format == "yaml")
    environment.out << RecordTexts(store).of(record);
  else if (options.format == "json")
    environment.out << record_as_json(view, record);
  else
    environment.out << record_as_text(view, record, environment.columns);
  return Exit::done;
}

}  // namespace

void add_show_of(CLI::App& command, std::optional<RecordKind> kind, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->kind = kind;
  command
      .add_option("ID", options->id, "An id, official number, short name or former id; or kind/id")
      ->required();
  add_format(command, options->format, {"text", "yaml", "json"});
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

void add_show(CLI::App& parent, Chosen& chosen) {
  add_show_of(*parent.add_subcommand("show", "Show one record"), std::nullopt, chosen);
}

}  // namespace mieux::cli
