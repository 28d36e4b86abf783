// mieux explain CODE: what a diagnostic code means and how to mend it.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/diagnostics_manual.hpp"
#include "mieux/base/codes.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

/// The section `### code` of docs/diagnostics.md, without its heading.
std::string_view section(std::string_view code) {
  const std::string heading = "\n### " + std::string{code} + "\n";
  const std::string_view manual = diagnostics_manual();
  const std::size_t begin = manual.find(heading);
  if (begin == std::string_view::npos) return {};
  std::string_view rest = manual.substr(begin + heading.size());
  const std::size_t end = std::min(rest.find("\n### "), rest.find("\n## "));
  rest = rest.substr(0, end);
  while (rest.starts_with('\n')) rest.remove_prefix(1);
  while (rest.ends_with('\n')) rest.remove_suffix(1);
  return rest;
}

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
  environment.out << code << "\n\n" << section(code) << "\n";
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
