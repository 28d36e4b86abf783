// mieux validate [PATH...]: everything that is wrong, located. Reading, never writing.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/base/text.hpp"
#include "mieux/rules/rules.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  bool second_opinion = false;
  bool strict = false;
};

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Counts count(const std::vector<Diagnostic>& diagnostics) {
  Counts counts;
  for (const Diagnostic& d : diagnostics) {
    counts.errors += d.severity == Severity::error ? 1 : 0;
    counts.warnings += d.severity == Severity::warning ? 1 : 0;
  }
  return counts;
}

std::size_t count_records(const Store& store, const std::vector<std::string>& wanted) {
  std::size_t count = 0;
  for (const KindNames& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      count += wanted.empty() || is_wanted(Store::path_of(record), wanted) ? 1 : 0;
  return count;
}

nlohmann::ordered_json to_json(const Place& place) {
  nlohmann::ordered_json json{{"path", place.path}};
  if (place.line == 0) return json;
  json["line"] = place.line;
  json["column"] = place.column;
  json["length"] = place.length;
  return json;
}

void print_json(const std::vector<Diagnostic>& diagnostics, std::size_t records,
                std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& d : diagnostics) {
    nlohmann::ordered_json entry{{"severity", name_of(d.severity)}, {"code", d.code}};
    entry["where"] = to_json(d.where);
    entry["message"] = d.message;
    if (!d.hint.empty()) entry["hint"] = d.hint;
    for (const Related& related : d.related) {
      nlohmann::ordered_json other{{"message", related.message}};
      other["where"] = to_json(related.place);
      entry["related"].push_back(std::move(other));
    }
    list.push_back(std::move(entry));
  }
  const Counts counts = count(diagnostics);
  nlohmann::ordered_json json{{"format", "mieux.validate/1"},
                              {"records", records},
                              {"errors", counts.errors},
                              {"warnings", counts.warnings}};
  json["diagnostics"] = std::move(list);
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

/// How often each code was found: what a long list comes down to.
void print_codes(const std::vector<Diagnostic>& diagnostics, Environment& environment) {
  std::map<std::string_view, std::size_t> codes;
  for (const Diagnostic& d : diagnostics) ++codes[d.code];
  std::string text;
  for (const auto& [code, times] : codes)
    text += (text.empty() ? "" : ", ") + std::to_string(times) + " " + std::string{code};
  environment.out << wrapped("  ", text, environment.columns, 2)
                  << "  `mieux explain CODE` says what a code means and how to mend it\n";
}

void print_text(const std::vector<Diagnostic>& diagnostics, std::size_t records,
                Environment& environment) {
  for (const Diagnostic& d : diagnostics) environment.out << render(d, environment.colour_out);
  const Counts counts = count(diagnostics);
  std::ostream& out = environment.out;
  out << counted(records, "record") << ": " << counted(counts.errors, "error") << ", "
      << counted(counts.warnings, "warning") << "\n";
  constexpr std::size_t many = 10;
  if (diagnostics.size() > many) print_codes(diagnostics, environment);
}

Exit validate_store(const Options& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment, options.second_opinion);
  std::vector<Diagnostic> diagnostics =
      validate(store, clock_of(common, environment), environment.threads);
  std::vector<std::string> wanted;
  for (const std::string& path : options.paths) wanted.push_back(within_store(store.root(), path));
  std::erase_if(diagnostics, [&](const Diagnostic& d) { return !is_wanted(d.where.path, wanted); });
  const std::size_t records = count_records(store, wanted);
  if (options.format == "json")
    print_json(diagnostics, records, environment.out);
  else
    print_text(diagnostics, records, environment);
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
