// mieux stats KIND --over-history: what the records said at the end of each step.
#include "cli/commands/reports/stats_options.hpp"

namespace mieux::cli {

Exit run_over_history(const StatsOptions&, const Subject&, const Common&, Environment&) {
  return Exit::done;
}

}  // namespace mieux::cli
