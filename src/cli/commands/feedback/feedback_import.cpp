// mieux feedback import FILE ON: the forms that came back, counted from a sheet.
#include <array>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/command_line/sheet_input.hpp"
#include "cli/commands/feedback/form_meant.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/feedback/record_feedback.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/sheets/answer_sheet.hpp"

namespace mieux::cli {
namespace {

/// All rows of the sheet, with what is wrong in a last column: the sheet is mended as a whole.
void write_marked(const Call& call, const Sheet& sheet, const SheetAnswers& said,
                  Environment& environment) {
  const auto reasons = reasons_by_row(said.problems);
  std::vector<std::size_t> rows;
  std::vector<std::string> words;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    rows.push_back(row);
    const auto found = reasons.find(row);
    words.push_back(found == reasons.end() ? std::string{} : found->second);
  }
  write_outputs(environment.folder, {{call.text("rejects"), rejected_rows(sheet, rows, words)}},
                call.has("force"));
}

/// Fails (3), said row by row, if a row has errors.
void require_rows(const Call& call, const Sheet& sheet, const SheetAnswers& said,
                  Environment& environment) {
  say_columns(said.columns, said.notes, sheet, environment);
  say_rows(said.problems, environment);
  const std::size_t rejected = reasons_by_row(said.problems).size();
  if (rejected == 0) return;
  const std::string words = "not written: " + rows_in_words(rejected, sheet);
  if (!call.has("rejects") || call.has("dry-run"))
    throw Failure(Exit::refused, words,
                  "mend them; --rejects FILE writes the sheet with what is wrong beside each row");
  write_marked(call, sheet, said, environment);
  throw Failure(Exit::refused, words + "; the sheet is in " + call.text("rejects"),
                "mend it there and import that file: forms are counted all at once");
}

/// The day the forms were closed: as typed, else the last day of the activity, else today.
std::string date_of(const Call& call, const Store& store, const FeedbackOn& on,
                    const Circumstances& now) {
  if (call.has("on")) return typed_past_date(call.text("on"), now.as_of).text;
  const std::string day = day_of_feedback(store, on);
  return day.empty() ? to_string(now.as_of.today) : day;
}

Exit run_import(const Call& call, Environment& environment) {
  if (call.has("rejects"))
    require_output(environment.folder, call.text("rejects"), call.has("force"));
  const Sheet sheet = read_sheet_file(call.text("FILE"), environment);
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& now) {
                 FeedbackWish wish;
                 wish.on = feedback_on(store, call.text("ON"));
                 wish.forms.date = date_of(call, store, wish.on, now);
                 wish.forms.day_is_said = call.has("on");
                 const FormMeant meant =
                     form_meant(store, form_words(call), wish.forms.date, environment.err);
                 SheetAnswers said = count_sheet(store, meant.record, meant.version, sheet);
                 require_rows(call, sheet, said, environment);
                 wish.forms.form = &meant.record;
                 wish.forms.version = meant.version.version.value;
                 wish.forms.received =
                     call.has("received") ? number_of(call, "received") : said.received;
                 if (call.has("sent")) wish.forms.sent = number_of(call, "sent");
                 wish.forms.sheet = std::move(said.fingerprint);
                 wish.forms.questions = std::move(said.questions);
                 wish.title = call.text("title");
                 wish.replace = call.has("replace");
                 return record_feedback(store, wish, now);
               });
}

constexpr auto import_options = joined_options(
    std::array<Option, 2>{{
        {.names = "FILE",
         .help = "A CSV file: a row for each form, a column for each question; - for standard "
                 "input",
         .source = Source::file,
         .required = true},
        {.names = "ON",
         .help = "What it is on: benin/a2, an Action, an event, region/ID, programme",
         .source = Source::record,
         .of = "action",
         .required = true},
    }},
    form_options,
    std::array<Option, 6>{{
        {"--on", "The day the forms were closed (by default the last of the activity)", "DATE"},
        {"--sent", "How many forms were handed out or sent", "NUMBER"},
        {"--received", "How many came back, where the sheet holds counts", "NUMBER"},
        {"--title", "What it is called (by default after the form and what it is on)", "TEXT"},
        {"--replace", "Put these answers in the place of those counted before"},
        {"--rejects", "If rows have errors, write the sheet with the reasons to this file", "FILE",
         Source::file},
    }},
    force_option, writing_options);

}  // namespace

constinit const Command feedback_import_command{
    .words = "feedback import",
    .summary = "Count the forms that came back, from a sheet (CSV)",
    .options = import_options,
    .run = run_import,
    .manual = "feedback"};

}  // namespace mieux::cli
