// mieux explain CODE: what a diagnostic code means and how to mend it.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/diagnostics_section.hpp"
#include "mieux/base/codes.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

Exit list_codes(Environment& environment) {
  for (const Code& code : codes()) environment.out << code.name << "\n";
  return Exit::done;
}

Exit explain(const std::string& code, Environment& environment) {
  if (find_code(code) == nullptr) {
    std::vector<std::string_view> names;
    for (const Code& known : codes()) names.push_back(known.name);
    throw Failure(Exit::usage, "there is no diagnostic code '" + code + "'",
                  suggest(code, names, "`mieux explain --list` prints all codes"));
  }
  environment.out << code << "\n\n" << section_of(code) << "\n";
  return Exit::done;
}

Exit run_explain(const Call& call, Environment& environment) {
  if (call.has("list")) return list_codes(environment);
  if (!call.has("CODE"))
    throw Failure(Exit::usage, "which code?",
                  "`mieux explain CODE`; `mieux explain --list` prints all codes");
  return explain(call.text("CODE"), environment);
}

constexpr std::array<Option, 2> explain_options{{
    {.names = "CODE",
     .help = "The word in brackets at the end of a finding",
     .source = Source::code},
    {"--list", "Print all codes"},
}};

}  // namespace

constinit const Command explain_command{.words = "explain",
                                        .summary = "Say what a code means and how to mend it",
                                        .options = explain_options,
                                        .run = run_explain,
                                        .manual = "explain"};

}  // namespace mieux::cli
