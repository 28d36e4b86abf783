// mieux schema KIND: the JSON Schema of a record kind, for editors and other programs.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/commands/command.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/records/record_reference.hpp"

namespace mieux::cli {
namespace {

Exit print_schema(const std::string& kind, Environment& environment) {
  for (const schema::EmbeddedFile& file : schema::embedded_schemas())
    if (file.name == kind + ".schema.json") {
      environment.out << file.text;
      return Exit::done;
    }
  std::vector<std::string_view> names{"common"};
  for (const Subject& known : kinds) names.push_back(known.singular);
  std::string all;
  for (const std::string_view name : names)
    all += (all.empty() ? "there are: " : ", ") + std::string{name};
  throw Failure(Exit::usage, "there is no record kind '" + kind + "'", suggest(kind, names, all));
}

}  // namespace

void add_schema(CLI::App& parent, Chosen& chosen) {
  CLI::App* command =
      parent.add_subcommand("schema", "The JSON Schema of a record kind, or the record reference");
  command->fallthrough();
  const auto kind = std::make_shared<std::string>();
  const auto reference = std::make_shared<bool>(false);
  command->add_option("KIND", *kind, "request, action, expert ...; common: shared definitions");
  command->add_flag("--reference", *reference,
                    "Print the reference of all kinds in Markdown (docs/records.md)");
  command->callback([&chosen, kind, reference] {
    chosen.run = [kind, reference](const Common&, Environment& environment) {
      if (*reference) {
        environment.out << record_reference(environment.schemas);
        return Exit::done;
      }
      if (kind->empty()) {
        for (const Subject& known : kinds) environment.out << known.singular << "\n";
        return Exit::done;
      }
      return print_schema(*kind, environment);
    };
  });
}

}  // namespace mieux::cli
