// mieux git text FILE: a record as text, for `git diff`.
#include <array>

#include "cli/command_line/file_input.hpp"
#include "cli/commands/table.hpp"
#include "mieux/history/merge/record_text.hpp"

namespace mieux::cli {
namespace {

Exit run_text(const Call& call, Environment& environment) {
  print_data(environment, record_as_text(text_of_regular(environment.folder / call.text("FILE"))));
  return Exit::done;
}

constexpr std::array<Option, 1> text_options{
    {{.names = "FILE", .help = "A file of a record", .source = Source::file, .required = true}}};

}  // namespace

constinit const Command git_text_command{
    .words = "git text",
    .summary = "Print a record with a line for each value, for `git diff`",
    .options = text_options,
    .run = run_text,
    .manual = "git"};

}  // namespace mieux::cli
