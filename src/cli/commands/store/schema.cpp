// mieux schema KIND: the JSON Schema of a record kind, for editors and other programs.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/records/record_reference.hpp"
#include "mieux/schema/embedded.hpp"
#include "mieux/vocabulary/languages.hpp"

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

/// The English text of every label, to be translated: the second column is empty.
void print_labels(std::ostream& out) {
  const Table& labels = french_labels();
  out << "id\tlabel\n";
  for (std::uint32_t row = 0; row < labels.size(); ++row) out << labels.id(row) << "\t\n";
}

Exit run_schema(const Call& call, Environment& environment) {
  if (call.has("labels")) {
    print_labels(environment.out);
    return Exit::done;
  }
  if (call.has("reference")) {
    environment.out << record_reference(environment.schemas);
    return Exit::done;
  }
  if (call.has("KIND")) return print_schema(call.text("KIND"), environment);
  for (const Subject& known : kinds) environment.out << known.singular << "\n";
  return Exit::done;
}

constexpr std::array<Option, 3> schema_options{{
    {.names = "KIND",
     .help = "request, action, expert ...; common: shared definitions",
     .source = Source::schema},
    {"--reference", "Print the reference of all kinds in Markdown (docs/records.md)"},
    {"--labels", "Print all labels of reports, to be translated (docs/languages.md)"},
}};

}  // namespace

constinit const Command schema_command{
    .words = "schema",
    .summary = "Print the JSON Schema of a kind, or the reference of all records",
    .options = schema_options,
    .run = run_schema,
    .manual = "schema"};

}  // namespace mieux::cli
