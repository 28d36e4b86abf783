#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

/// The command the words reached.
const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* current = &app;
  while (!current->get_subcommands().empty()) current = current->get_subcommands().back();
  return *current;
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name()
                                     : full_name(*app.get_parent()) + " " + app.get_name();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* level = &app; level != nullptr; level = level->get_parent())
    for (const CLI::Option* option : level->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!command->get_group().empty()) names.push_back(command->get_name());
  return names;
}

std::string nearest_name(const std::string& word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return suggest(word, views);
}

Exit refuse(const CLI::App& app, const CLI::ParseError& error, std::ostream& err) {
  const CLI::App& command = deepest(app);
  const std::string name = full_name(command);
  const std::vector<std::string> extra = app.remaining(true);
  std::string message = error.what();
  std::string hint;
  if (error.get_name() == "ArgumentMismatch") {
    message = message.substr(0, message.find(':')) + " wants a value";
  } else if (!extra.empty() && extra.front().starts_with('-')) {
    message = "'" + name + "' has no option " + extra.front();
    hint = nearest_name(extra.front().substr(0, extra.front().find('=')), option_names(command));
  } else if (!extra.empty() && !command_names(command).empty()) {
    message = "'" + name + "' has no command " + extra.front();
    const std::vector<std::string> known = command_names(command);
    const bool misplaced = std::find(known.begin(), known.end(), extra.front()) != known.end();
    hint = misplaced
               ? "the words stand the other way round: `" + name + " " + extra.front() + " ...`;"
               : nearest_name(extra.front(), known);
  } else if (!extra.empty()) {
    message = "'" + name + "' takes no further word: " + extra.front();
  } else if (!command_names(command).empty()) {
    message = "'" + name + "' wants a command";
  }
  err << "mieux: " << for_terminal(message) << "\n  hint: ";
  if (!hint.empty()) err << for_terminal(hint) << " ";
  err << "`" << name << " --help` shows what it takes\n";
  return Exit::usage;
}

}  // namespace

void add_common(CLI::App& app, Common& common) {
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", std::string{"mieux "} + MIEUX_VERSION, "Print the version");
  app.set_help_flag("-h,--help", "Print what a command does and takes");
  app.add_option("-C", common.store, "The store: the folder that holds mieux.yaml")
      ->type_name("DIR");
  app.add_option("--as-of", common.as_of, "Answer for this day (by default today), itself included")
      ->type_name("DATE");
  app.add_option("--today", common.today, "Take this day for today")->type_name("DATE");
  app.add_flag("--no-color", common.no_colour, "No colours, even on a terminal");
  app.add_flag("--no-input", common.no_input, "Never ask; fail where an answer is needed");
  app.get_formatter()->column_width(28);
  app.footer(
      "Every command also takes -C, --as-of, --today, --no-color and --no-input: see mieux --help");
}

void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i)
    all += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  command.add_option("--format", format, all)
      ->type_name("FORMAT")
      ->check([words, all](const std::string& word) {
        if (std::find(words.begin(), words.end(), word) != words.end()) return std::string{};
        return "there is no format '" + word + "', only " + all;
      });
}

Format format_named(std::string_view word) {
  if (word == "json") return Format::json;
  if (word == "csv") return Format::csv;
  return word == "md" ? Format::markdown : Format::table;
}

void add_internal(CLI::App& command, bool& internal) {
  command.add_flag("--internal", internal,
                   "Use internal fields too, for staff alone; the output is marked");
}

Audience audience_of(bool internal) { return internal ? Audience::staff : Audience::everybody; }

std::optional<Exit> parse(CLI::App& app, int count, char** words, std::ostream& out,
                          std::ostream& err) {
  try {
    app.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    out << app.help();
    return Exit::done;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << "\n";
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, err);
  }
  return std::nullopt;
}

}  // namespace mieux::cli
