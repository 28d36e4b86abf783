// mieux explain CODE: what a diagnostic code means and how to mend it.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/commands/command.hpp"
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

}  // namespace

void add_explain(CLI::App& parent, Chosen& chosen) {
  CLI::App* command =
      parent.add_subcommand("explain", "What a diagnostic code means and how to mend it");
  command->fallthrough();
  const auto code = std::make_shared<std::string>();
  const auto all = std::make_shared<bool>(false);
  command->add_option("CODE", *code, "The word in brackets at the end of a finding");
  command->add_flag("--list", *all, "Print all codes");
  command->callback([&chosen, code, all] {
    chosen.run = [code, all](const Common&, Environment& environment) {
      if (*all) return list_codes(environment);
      if (code->empty())
        throw Failure(Exit::usage, "which code?",
                      "`mieux explain CODE`; `mieux explain --list` prints all codes");
      return explain(*code, environment);
    };
  });
}

}  // namespace mieux::cli
