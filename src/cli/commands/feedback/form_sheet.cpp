// mieux form sheet FORM: the sheet to type answers into.
#include <array>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/feedback/form_meant.hpp"
#include "cli/commands/table.hpp"
#include "mieux/sheets/answer_sheet.hpp"

namespace mieux::cli {
namespace {

Exit run_sheet(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const std::string day = to_string(asked_day(call.common, environment).day);
  const FormMeant meant =
      form_meant(store, {call.text("FORM"), call.text("form-version"), {}}, day, environment.err);
  environment.out << empty_answer_sheet(meant.version);
  return Exit::done;
}

constexpr std::array<Option, 2> sheet_options{{
    {.names = "FORM",
     .help = "Which form",
     .source = Source::record,
     .of = "form",
     .required = true},
    {"--form-version", "Its version (by default the one in use)", "VERSION"},
}};

}  // namespace

constinit const Command form_sheet_command{
    .words = "form sheet",
    .summary = "Print the header of the sheet to type answers into (CSV)",
    .options = sheet_options,
    .run = run_sheet,
    .manual = "form"};

}  // namespace mieux::cli
