// mieux import KIND FILE: records from a sheet, many at once; `mieux list --format csv` is its
// mirror.
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/sheets/import_rows.hpp"

#include <map>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/sheet_input.hpp"
#include "cli/output/file_output.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/fields_of.hpp"

namespace mieux::cli {
namespace {

struct ImportOptions {
  std::string kind;
  std::string file;
  std::string rejects;
  bool only_new = false;
  bool only_update = false;
  bool force = false;
  Writing writing;
};

const Subject& importable_subject(const std::string& kind) {
  const Subject& subject = require_subject(kind, "import");
  if (subject.importable) return subject;
  std::string all;
  for (const Subject& known : subjects())
    if (known.importable) all += (all.empty() ? "" : ", ") + std::string{known.plural};
  throw Failure(Exit::usage, "import: a sheet cannot hold " + std::string{subject.plural},
                "it can hold " + all);
}

/// Why each of the rejected rows is, in their order.
std::vector<std::string> reasons_of(const Imported& imported) {
  std::vector<std::string> in_order;
  for (auto& [row, reason] : reasons_by_row(imported.problems))
    in_order.push_back(std::move(reason));
  return in_order;
}

/// Such as an activity that an Action did not have.
bool is_new_part(const Difference& difference) {
  return difference.field.empty() && !difference.before;
}

/// The values that change, by field: "title (8), countries (4)".
std::string fields_in_words(const Imported& imported) {
  std::map<std::string, std::size_t> counts;
  for (const RecordDifferences& record : imported.differences)
    for (const Difference& difference : record.differences)
      if (!is_new_part(difference)) ++counts[difference.field];
  std::string words;
  for (const auto& [field, count] : counts)
    words += (words.empty() ? "" : ", ") + field + " (" + std::to_string(count) + ")";
  return words;
}

/// Each value that changes, by record and field; of many the fields are counted first.
Note note_on_changes(const Imported& imported) {
  constexpr std::size_t many = 10;
  Note note;
  std::size_t records = 0;
  for (const RecordDifferences& record : imported.differences) {
    const std::size_t before = note.lines.size();
    for (const Difference& difference : record.differences) {
      if (is_new_part(difference)) continue;
      const std::size_t dot = difference.part.rfind('.');
      const std::string part =
          dot == std::string::npos ? "" : "/" + difference.part.substr(dot + 1);
      note.lines.push_back(record.id + part + ": " + in_words(difference));
    }
    records += note.lines.size() > before ? 1 : 0;
  }
  note.text = counted(note.lines.size(), "value") + " in " + counted(records, "record") +
              (note.lines.size() == 1 ? " changes" : " change");
  if (note.lines.size() > many) note.text += ": " + fields_in_words(imported);
  return note;
}

Note note_on_new_ones(const Imported& imported, const Subject& subject) {
  Note note;
  const auto add = [&](const std::string& id, const std::string& name) {
    note.lines.push_back(id + (name.empty() ? "" : ": " + name));
  };
  for (const RecordDifferences& record : imported.differences) {
    if (record.is_new) add(record.id, record.name);
    for (const Difference& difference : record.differences)
      if (is_new_part(difference))
        add(record.id + "/" + text_at(*difference.after, "id"),
            text_at(*difference.after, "title"));
  }
  note.text = counted(note.lines.size(), subject.singular, subject.plural) +
              (note.lines.size() == 1 ? " is new" : " are new");
  return note;
}

Note note_on_skipped(const Imported& imported, const ImportOptions& options) {
  Note note;
  note.lines = imported.skipped;
  note.text = counted(imported.skipped.size(), "row") +
              (options.only_new ? " about what is there, left out by --only-new"
                                : " about what is not there, left out by --only-update");
  return note;
}

/// All that the rows change, before any of it is written.
void say_changes(const Imported& imported, const ImportOptions& options, Environment& environment) {
  for (const Note& note : {note_on_new_ones(imported, importable_subject(options.kind)),
                           note_on_changes(imported), note_on_skipped(imported, options)})
    if (!note.lines.empty()) print_note(note, environment);
}

/// Says what is wrong with columns and rows. Fails (2) for the columns, (3) for rows if they cannot
/// be put aside.
void say(const Imported& imported, const Sheet& sheet, const ImportOptions& options,
         Environment& environment) {
  say_columns(imported.columns, imported.notes, sheet, environment);
  say_rows(imported.problems, environment);
  const std::size_t rejected = imported.rejected().size();
  const bool to_show = options.writing.dry_run && imported.change.changes_anything();
  if (rejected > 0 && options.rejects.empty() && !to_show)
    throw Failure(Exit::refused, "not written: " + rows_in_words(rejected, sheet),
                  "mend them, or add --rejects FILE to write the others and put these aside");
  say_changes(imported, options, environment);
}

/// False, said why, if the file cannot be written.
bool write_rejects(const Imported& imported, const Sheet& sheet, const ImportOptions& options,
                   Environment& environment) {
  const std::vector<std::size_t> rows = imported.rejected();
  try {
    write_outputs(environment.folder,
                  {{options.rejects, rejected_rows(sheet, rows, reasons_of(imported))}},
                  options.force);
  } catch (const Failure& failure) {
    environment.err << "mieux: " << for_terminal(failure.what()) << "\n  hint: "
                    << "the rows above with errors are not in the store; import the file again\n";
    return false;
  }
  environment.err << rows_in_words(rows.size(), sheet) << "; they are in "
                  << for_terminal(options.rejects)
                  << "\n  hint: mend them there and import that file\n";
  return true;
}

Exit run_import(const ImportOptions& options, const Common& common, Environment& environment) {
  const Subject& subject = importable_subject(options.kind);
  if (options.only_new && options.only_update)
    throw Failure(Exit::usage, "--only-new and --only-update exclude each other",
                  "without them, rows of both sorts are brought in");
  const Only only = options.only_new ? Only::added : options.only_update ? Only::known : Only::any;
  if (!options.rejects.empty()) require_output(environment.folder, options.rejects, options.force);
  const Sheet sheet = read_sheet_file(options.file, environment);
  Imported imported;
  const Exit exit = write_judged(
      common, environment, options.writing,
      [&](const Store& store, const Circumstances& circumstances) -> Judged {
        imported = import_rows(store, subject, sheet, {circumstances, only}, environment.threads);
        say(imported, sheet, options, environment);
        return {imported.change, imported.judgement};
      });
  const std::size_t rejected = imported.rejected().size();
  if (rejected == 0) return exit;
  if (options.rejects.empty())  // a dry run
    throw Failure(Exit::refused, "would not be written: " + rows_in_words(rejected, sheet),
                  "mend them, or add --rejects FILE to write the others and put these aside");
  if (options.writing.dry_run)
    environment.err << rows_in_words(rejected, sheet) << "; they would go to "
                    << for_terminal(options.rejects) << "\n";
  else if (!write_rejects(imported, sheet, options, environment))
    return Exit::unfinished;
  return exit == Exit::done ? Exit::findings : exit;
}

Exit run_import(const Call& call, Environment& environment) {
  return run_import(
      {call.text("KIND"), call.text("FILE"), call.text("rejects"), call.has("only-new"),
       call.has("only-update"), call.has("force"), writing_of(call)},
      call.common, environment);
}

constexpr auto import_options = joined_options(
    std::array<Option, 5>{{
        {.names = "KIND",
         .help = "organisations, requests, actions, activities or experts",
         .source = Source::kind,
         .required = true},
        {.names = "FILE",
         .help = "A CSV file with a header, - for standard input",
         .source = Source::file,
         .required = true},
        {"--rejects", "Write the good rows, and the others to this file with their reasons", "FILE",
         Source::file},
        {"--only-new", "Leave out rows about records that are there"},
        {"--only-update", "Leave out rows that would make new records"},
    }},
    force_option, writing_options);

}  // namespace

constinit const Command import_command{.words = "import",
                                       .summary = "Write many records at once, from a sheet (CSV)",
                                       .options = import_options,
                                       .run = run_import,
                                       .manual = "import"};

}  // namespace mieux::cli
