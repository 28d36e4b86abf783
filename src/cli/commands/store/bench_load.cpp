// mieux bench-load (hidden): what ./dev bench measures: load, check everything, count by two keys.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/commands/command.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/rules/rules.hpp"

namespace mieux::cli {
namespace {

Exit run(const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  const AsOf as_of = asked_day(common, environment);
  const std::vector<Diagnostic> diagnostics = validate(store, as_of, environment.threads);
  const View view(store, as_of);
  StatsQuery query;
  query.subject = &subject_of(RecordKind::action);
  for (const char* name : {"region", "phase"})
    query.by.push_back(require_field(view, *query.subject, name, {"--by", name, {}}));
  const Statistics statistics = count(view, query);
  environment.out << store.bytes() << " bytes, " << diagnostics.size() << " findings, "
                  << statistics.total.value << " Actions\n";
  return Exit::done;
}

}  // namespace

void add_bench_load(CLI::App& parent, Chosen& chosen) {
  CLI::App* command = parent.add_subcommand("bench-load", "Load, check and count, for measuring");
  command->group("");
  command->fallthrough();
  command->callback([&chosen] { chosen.run = run; });
}

}  // namespace mieux::cli
