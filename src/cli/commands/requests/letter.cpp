// mieux request letter ID NAME, mieux action letter ID: a letter about a request, or one that
// reminds of the reports that an Action lacks, from a template of the store.
#include <algorithm>
#include <map>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/reports/letters/letter.hpp"
#include "mieux/reports/letters/reminder.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux::cli {
namespace {

struct LetterOptions {
  std::string id;
  std::string name;
  std::string language;
  std::string output;
  bool list = false;
  bool force = false;
};

Exit list_letters(const Store& store, Environment& environment) {
  const std::vector<LetterTemplate> templates = letter_templates(store);
  if (templates.empty())
    environment.err << "no letters: templates/ holds no NAME.LANGUAGE.md\n"
                    << "  hint: `mieux init .` adds those a new store has\n";
  std::map<std::string, std::vector<std::string>> languages_of;
  for (const LetterTemplate& letter : templates)
    languages_of[letter.name].push_back(letter.language);
  Grid grid{{{"letter", "letter"}, {"languages", "languages"}}, {}};
  for (const auto& [name, languages] : languages_of) {
    const std::string all = joined(languages, ", ");
    grid.rows.push_back({{{name, name}, {all, all}}});
  }
  if (!templates.empty()) environment.out << as_table(grid, environment.columns);
  return Exit::done;
}

Exit put_out(const FilledTemplate& filled, const LetterOptions& options, Environment& environment) {
  for (const Diagnostic& problem : filled.problems)
    environment.err << render(problem, environment.colour_err);
  if (!filled.problems.empty())
    throw Failure(Exit::refused, "the letter is not written: a letter has no gaps",
                  "mend what is said above and run the command again");
  if (options.output.empty()) {
    environment.out << filled.text;
    return Exit::done;
  }
  write_outputs(environment.folder, {{options.output, filled.text}}, options.force);
  environment.err << "wrote " << for_terminal(options.output) << "\n";
  return Exit::done;
}

/// Fails (2) unless it is an activity or mission of the Action.
void require_part(const Store& store, const Record& record, const std::string& id) {
  const Action& action = store.actions()[record.position];
  std::vector<std::string> ids;
  for (const Activity& activity : action.activities) ids.emplace_back(activity.id.value);
  for (const Mission& mission : action.missions) ids.push_back(mission_name(action, mission));
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  throw Failure(Exit::usage,
                std::string{record.id} + " has no activity or mission " + in_quotes(id),
                suggest(id, known, "it has " + joined(ids, ", ")));
}

Exit write_letter(const LetterOptions& options, const Store& store, const Common& common,
                  Environment& environment) {
  const Record& request =
      find_whole_record(store, options.id, RecordKind::request, environment.err);
  const LetterTemplate letter = find_template(store, options.name, options.language);
  const View view(store, asked_day(common, environment));
  return put_out(fill_letter(view, request, letter, text_of(store, letter)), options, environment);
}

Exit write_reminder(const LetterOptions& options, const Store& store, const Common& common,
                    Environment& environment) {
  const View view(store, asked_day(common, environment));
  const bool of_part =
      options.id.find('/') != std::string::npos && !options.id.starts_with("action/");
  const TypedPart typed = of_part ? typed_part(options.id, "activity") : TypedPart{options.id, {}};
  const Record& action =
      find_whole_record(store, typed.action, RecordKind::action, environment.err);
  if (of_part) require_part(store, action, typed.id);
  const LetterTemplate letter = find_template(store, options.name, options.language);
  return put_out(fill_reminder(view, action, typed.id, letter, text_of(store, letter)), options,
                 environment);
}

Exit run_letter(const LetterOptions& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  if (options.list || options.name.empty()) return list_letters(store, environment);
  return write_letter(options, store, common, environment);
}

Exit run_reminder(const Call& call, Environment& environment) {
  LetterOptions options{
      call.text("ID"), call.text("NAME"), call.text("language"), call.text("output"),
      false,           call.has("force")};
  if (options.name.empty()) options.name = reminder_letter;
  const Store store = load(call.common, environment);
  return write_reminder(options, store, call.common, environment);
}

Exit run_letter(const Call& call, Environment& environment) {
  return run_letter({call.text("ID"), call.text("NAME"), call.text("language"), call.text("output"),
                     call.has("list"), call.has("force")},
                    call.common, environment);
}

constexpr auto letter_options = joined_options(
    std::array<Option, 4>{{
        {.names = "ID", .help = "The request", .source = Source::record, .of = "request"},
        {.names = "NAME", .help = "The letter, such as acknowledgement", .source = Source::letter},
        {"--language", "Its language, such as fr (by default the first of mieux.yaml that has it)",
         "CODE"},
        {"--output", "Write it into this file", "FILE", Source::file},
    }},
    force_option,
    std::array<Option, 1>{{{"--list", "List the letters there are, as without NAME"}}});

constexpr auto reminder_options = joined_options(
    std::array<Option, 4>{{
        {.names = "ID",
         .help = "The Action, or an activity or mission of it: togo-ii, togo-ii/a2",
         .source = Source::record,
         .of = "action",
         .required = true},
        {.names = "NAME",
         .help = "The letter (by default remind-report)",
         .source = Source::letter},
        {"--language", "Its language, such as fr (by default the first of mieux.yaml that has it)",
         "CODE"},
        {"--output", "Write it into this file", "FILE", Source::file},
    }},
    force_option);

}  // namespace

constinit const Command request_letter_command{.words = "request letter",
                                               .summary = "Write a letter about one",
                                               .options = letter_options,
                                               .run = run_letter,
                                               .manual = "letter"};

constinit const Command action_letter_command{
    .words = "action letter",
    .summary = "Write a letter that reminds of the reports it lacks",
    .options = reminder_options,
    .run = run_reminder,
    .manual = "letter"};

}  // namespace mieux::cli
