// mieux request letter ID NAME: a letter about a request, from a template of the store.
#include <map>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/letters/letter.hpp"
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

Exit write_letter(const LetterOptions& options, const Store& store, const Common& common,
                  Environment& environment) {
  const Record& request =
      find_whole_record(store, options.id, RecordKind::request, environment.err);
  const LetterTemplate letter = find_template(store, options.name, options.language);
  const View view(store, asked_day(common, environment));
  const FilledTemplate filled = fill_letter(view, request, letter, text_of(store, letter));
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

Exit run_letter(const LetterOptions& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  if (options.list || options.name.empty()) return list_letters(store, environment);
  return write_letter(options, store, common, environment);
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

}  // namespace

constinit const Command request_letter_command{.words = "request letter",
                                               .summary = "Write a letter about one",
                                               .options = letter_options,
                                               .run = run_letter,
                                               .manual = "letter"};

}  // namespace mieux::cli
