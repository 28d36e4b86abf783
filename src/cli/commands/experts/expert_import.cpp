// mieux expert import: experts with both parts out of one sheet, each part to its place.
#include "cli/commands/experts/expert_meant.hpp"
#include "cli/commands/table.hpp"
#include "mieux/sheets/import_experts.hpp"

#include <ostream>

#include "cli/command_line/sheet_input.hpp"
#include "cli/output/file_output.hpp"
#include "cli/writing.hpp"
#include "mieux/base/paths.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/clone.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// Does it lie in the public store, or in the repository that the store is in?
bool is_public(const fs::path& place, const fs::path& root) {
  if (lies_below(place, root)) return true;
  const auto repository = git::Repository::around(root);
  return repository && lies_below(place, git::top_of(*repository));
}

/// Rows with names stay out of what everybody gets.
void require_apart_from(const fs::path& root, const std::string& rejects,
                        const Environment& environment) {
  if (!rejects.empty() && is_public(environment.folder / rejects, root))
    throw Failure(Exit::refused,
                  rejects + " lies in the public store or its repository, and would hold names",
                  "name a place outside, such as ../rejected.csv");
}

void warn_of_place(const fs::path& root, const std::string& file, Environment& environment) {
  if (file == "-" || !is_public(environment.folder / file, root)) return;
  environment.err << "warning: " << for_terminal(file)
                  << " lies in the public store or its repository\n"
                     "  hint: move it out, and never commit it: it holds names\n";
}

struct ExpertSheet {
  Sheet sheet;
  std::string rejects;
  Writing writing;
};

/// Says what is wrong with columns and rows. Fails (2) for the columns, (3) for rows if they cannot
/// be put aside.
void say_sheet(const ImportedExperts& imported, const ExpertSheet& asked,
               Environment& environment) {
  const auto print = [&](const Diagnostic& diagnostic) {
    environment.err << render(diagnostic, environment.colour_err);
  };
  for (const Diagnostic& column : imported.columns) print(column);
  if (!imported.columns.empty())
    throw Failure(Exit::usage, "the header of " + asked.sheet.name + " cannot be understood",
                  "mend what is said above");
  for (const Diagnostic& note : imported.notes) print(note);
  for (const RowProblem& problem : imported.problems) print(problem.diagnostic);
  const std::size_t rejected = imported.rejected().size();
  if (rejected > 0 && asked.rejects.empty() &&
      !(asked.writing.dry_run && imported.change.changes_anything()))
    throw Failure(Exit::refused, "not written: " + rows_in_words(rejected, asked.sheet),
                  "mend them, or add --rejects FILE to write the others and put these aside");
}

std::vector<std::string> reasons_in_order(const ImportedExperts& imported) {
  std::vector<std::string> reasons;
  for (auto& [row, reason] : reasons_by_row(imported.problems))
    reasons.push_back(std::move(reason));
  return reasons;
}

Exit put_aside(const ImportedExperts& imported, const ExpertSheet& asked, bool force,
               Environment& environment) {
  const std::vector<std::size_t> rows = imported.rejected();
  if (asked.writing.dry_run) {
    environment.err << rows_in_words(rows.size(), asked.sheet) << "; they would go to "
                    << for_terminal(asked.rejects) << "\n";
    return Exit::findings;
  }
  try {
    write_outputs(
        environment.folder,
        {{asked.rejects, rejected_rows(asked.sheet, rows, reasons_in_order(imported)), true}},
        force);
  } catch (const Failure& failure) {
    environment.err << "mieux: " << for_terminal(failure.what())
                    << "\n  hint: the rows above with errors are not in the store; import the file "
                       "again\n";
    return Exit::unfinished;
  }
  environment.err << rows_in_words(rows.size(), asked.sheet) << "; they are in "
                  << for_terminal(asked.rejects)
                  << "\n  hint: mend them there, import that file, and delete it\n";
  return Exit::findings;
}

Exit run_expert_import(const Call& call, Environment& environment) {
  const fs::path root = store_folder(call.common, environment);
  const std::string& file = call.text("FILE");
  const bool force = call.has("force");
  ExpertSheet asked{{}, call.text("rejects"), writing_of(call)};
  require_apart_from(root, asked.rejects, environment);
  if (!asked.rejects.empty()) require_output(environment.folder, asked.rejects, force);
  warn_of_place(root, file, environment);
  asked.sheet = read_private_sheet_file(file, environment);
  ImportedExperts imported;
  const Exit exit = write_with_roster(
      call.common, environment, asked.writing,
      [&](const Store& store, const Roster& roster, const Circumstances& circumstances) {
        imported = import_experts(store, roster, {asked.sheet, asked.writing.show_private},
                                  circumstances, environment.threads);
        say_sheet(imported, asked, environment);
        return imported.change;
      });
  const std::size_t rejected = imported.rejected().size();
  if (rejected == 0 || exit != Exit::done) return exit;
  if (asked.rejects.empty())  // a dry run
    throw Failure(Exit::refused, "would not be written: " + rows_in_words(rejected, asked.sheet),
                  "mend them, or add --rejects FILE to write the others and put these aside");
  return put_aside(imported, asked, force, environment);
}

constexpr auto expert_import_options = joined_options(
    std::array<Option, 2>{{
        {.names = "FILE",
         .help = "A CSV file with a header, - for standard input",
         .source = Source::file,
         .required = true},
        {"--rejects", "Write the good rows, and the others to this file with their reasons", "FILE",
         Source::file},
    }},
    force_option, private_option, writing_options);

}  // namespace

constinit const Command expert_import_command{
    .words = "expert import",
    .summary = "Register experts out of one sheet, both parts at once",
    .options = expert_import_options,
    .run = run_expert_import,
    .manual = "registering"};

}  // namespace mieux::cli
