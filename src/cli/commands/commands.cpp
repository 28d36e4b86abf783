// The commands of the program, in the order in which --help lists them.
#include <CLI/CLI.hpp>

#include "cli/command_line/usage.hpp"
#include "command.hpp"

namespace mieux::cli {

void add_commands(CLI::App& app, const schema::Schemas& schemas, Chosen& chosen) {
  add_common(app, chosen.common);
  add_init(app, chosen);
  add_validate(app, chosen);
  add_list(app, chosen);
  add_show(app, chosen);
  add_stats(app, chosen);
  add_due(app, chosen);
  add_report(app, chosen);
  add_nouns(app, schemas, chosen);
  add_document_of_record(app, chosen);
  add_import(app, chosen);
  add_fmt(app, chosen);
  add_explain(app, chosen);
  add_schema(app, chosen);
  add_bench_load(app, chosen);
  app.footer("`mieux COMMAND --help` shows what a command takes.");
}

}  // namespace mieux::cli
