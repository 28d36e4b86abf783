// mieux validate [PATH...]: everything that is wrong, located. Reading, never writing.
#include <algorithm>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/render/diagnostics_views.hpp"
#include "mieux/rules/rules.hpp"

namespace mieux::cli {
namespace {

struct ValidateOptions {
  std::vector<std::string> paths;
  std::string format;
  bool second_opinion = false;
  bool strict = false;
  bool all = false;
};

/// As many as a person looks through.
constexpr std::size_t most_on_terminal = 100;

std::size_t count_records(const Store& store, const std::vector<std::string>& wanted) {
  std::size_t count = 0;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      count += wanted.empty() || is_wanted(Store::path_of(record), wanted) ? 1 : 0;
  return count;
}

Exit validate_store(const ValidateOptions& options, const Common& common,
                    Environment& environment) {
  const Store store = load(common, environment, options.second_opinion);
  std::vector<Diagnostic> diagnostics =
      validate(store, asked_day(common, environment), environment.threads);
  std::vector<std::string> wanted;
  for (const std::string& path : options.paths) wanted.push_back(within_store(store.root(), path));
  std::erase_if(diagnostics, [&](const Diagnostic& d) { return !is_wanted(d.where.path, wanted); });
  const std::size_t records = count_records(store, wanted);
  FindingsLayout layout{environment.columns, environment.colour_out};
  if (environment.terminal_out && !options.all) layout.most = most_on_terminal;
  environment.out << (options.format == "json" ? diagnostics_as_json(diagnostics, records)
                                               : diagnostics_as_text(diagnostics, records, layout));
  const Counts counts = count(diagnostics);
  const bool bad = counts.errors > 0 || (options.strict && counts.warnings > 0);
  return bad ? Exit::findings : Exit::done;
}

Exit run_validate(const Call& call, Environment& environment) {
  return validate_store({call.texts("PATH"), call.text("format"), call.has("second-opinion"),
                         call.has("strict"), call.has("all")},
                        call.common, environment);
}

constexpr auto validate_options =
    joined_options(std::array<Option, 1>{{{.names = "PATH",
                                           .help = "Only findings in these files and folders",
                                           .source = Source::file,
                                           .many = true}}},
                   format_option("text|json"),
                   std::array<Option, 3>{{
                       {"--all", "Show all findings on a terminal, not only the first hundred"},
                       {"--second-opinion", "Read every file with yaml-cpp too and compare"},
                       {"--strict", "Count warnings as errors in the exit code"},
                   }});

}  // namespace

constinit const Command validate_command{
    .words = "validate",
    .summary = "Check all records, and say where what is wrong",
    .options = validate_options,
    .run = run_validate,
    .manual = "validate"};

}  // namespace mieux::cli
