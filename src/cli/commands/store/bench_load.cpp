// mieux bench-load (hidden): what ./dev bench measures: load, check everything, count by two keys.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/rules/rules.hpp"

namespace mieux::cli {
namespace {

Exit run_bench_load(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const AsOf as_of = asked_day(call.common, environment);
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

constinit const Command bench_load_command{.words = "bench-load",
                                           .summary = "Load, check and count, for measuring",
                                           .run = run_bench_load,
                                           .hidden = true};

}  // namespace mieux::cli
