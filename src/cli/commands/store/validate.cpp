// mieux validate [PATH...]: everything that is wrong, located. Reading, never writing.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/render/diagnostics_views.hpp"
#include "mieux/rules/rules.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  bool second_opinion = false;
  bool strict = false;
};

std::size_t count_records(const Store& store, const std::vector<std::string>& wanted) {
  std::size_t count = 0;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      count += wanted.empty() || is_wanted(Store::path_of(record), wanted) ? 1 : 0;
  return count;
}

Exit validate_store(const Options& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment, options.second_opinion);
  std::vector<Diagnostic> diagnostics =
      validate(store, asked_day(common, environment), environment.threads);
  std::vector<std::string> wanted;
  for (const std::string& path : options.paths) wanted.push_back(within_store(store.root(), path));
  std::erase_if(diagnostics, [&](const Diagnostic& d) { return !is_wanted(d.where.path, wanted); });
  const std::size_t records = count_records(store, wanted);
  environment.out << (options.format == "json"
                          ? diagnostics_as_json(diagnostics, records)
                          : diagnostics_as_text(diagnostics, records, environment.columns,
                                                environment.colour_out));
  const Counts counts = count(diagnostics);
  const bool bad = counts.errors > 0 || (options.strict && counts.warnings > 0);
  return bad ? Exit::findings : Exit::done;
}

}  // namespace

void add_validate(CLI::App& parent, Chosen& chosen) {
  CLI::App* command =
      parent.add_subcommand("validate", "Check all records: everything that is wrong, located");
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  command->add_option("PATH", options->paths, "Only findings in these files and folders");
  add_format(*command, options->format, {"text", "json"});
  command->add_flag("--second-opinion", options->second_opinion,
                    "Read every file with yaml-cpp too and compare");
  command->add_flag("--strict", options->strict, "Warnings count as errors in the exit code");
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return validate_store(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
