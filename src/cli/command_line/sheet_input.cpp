#include "sheet_input.hpp"

#include <ostream>

#include "file_input.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

void print(const std::vector<Diagnostic>& diagnostics, Environment& environment) {
  for (const Diagnostic& diagnostic : diagnostics)
    environment.err << render(diagnostic, environment.colour_err);
}

}  // namespace

Sheet read_sheet_file(const std::string& file, Environment& environment) {
  std::vector<Diagnostic> problems;
  const std::string name = file == "-" ? "standard input" : file;
  Sheet sheet = read_sheet(name, read_input(file, environment), problems);
  print(problems, environment);
  if (!problems.empty())
    throw Failure(Exit::refused, name + " is no sheet that can be read", "mend what is said above");
  return sheet;
}

Sheet read_private_sheet_file(const std::string& file, Environment& environment) {
  std::vector<Diagnostic> problems;
  const std::string name = file == "-" ? "standard input" : file;
  Sheet sheet = read_sheet(name, read_input(file, environment), problems);
  if (problems.empty()) return sheet;
  const Place& first = problems.front().where;
  throw Failure(
      Exit::refused, name + " is no sheet that can be read: see line " + std::to_string(first.line),
      "save it as \"CSV UTF-8\" in the spreadsheet; cells with quotes, delimiters or line "
      "breaks in them are in double quotes, each line has as many cells as the first, and "
      "no column is named twice");
}

void say_columns(const std::vector<Diagnostic>& wrong, const std::vector<Diagnostic>& notes,
                 const Sheet& sheet, Environment& environment) {
  print(wrong, environment);
  if (!wrong.empty())
    throw Failure(Exit::usage, "the header of " + sheet.name + " cannot be understood",
                  "mend what is said above");
  print(notes, environment);
}

void say_rows(const std::vector<RowProblem>& problems, Environment& environment) {
  for (const RowProblem& problem : problems)
    environment.err << render(problem.diagnostic, environment.colour_err);
}

std::map<std::size_t, std::string> reasons_by_row(const std::vector<RowProblem>& problems) {
  std::map<std::size_t, std::string> reasons;
  for (const auto& [row, diagnostic] : problems) {
    if (diagnostic.severity != Severity::error) continue;
    std::string& reason = reasons[row];
    reason += (reason.empty() ? "" : "; ") + for_terminal(diagnostic.message);
    if (!diagnostic.hint.empty()) reason += " (" + for_terminal(diagnostic.hint) + ")";
  }
  return reasons;
}

std::string rows_in_words(std::size_t rejected, const Sheet& sheet) {
  return std::to_string(rejected) + " of " + counted(sheet.rows.size(), "row") +
         (rejected == 1 ? " has" : " have") + " errors";
}

}  // namespace mieux::cli
