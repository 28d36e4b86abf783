// mieux help [COMMAND]: the manual of a command, and the commands as data.
#include <algorithm>
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/command_line/wrong_words.hpp"
#include "cli/commands/table.hpp"
#include "cli/help/help.hpp"
#include "cli/help/renderings.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

/// What the words name: a command, a verb of one noun alone, or a command before words it takes.
Found command_for(const std::vector<std::string>& words) {
  if (words.size() > 1)
    if (const Found both = find_command(words[0], words[1]); both.command != nullptr) return both;
  if (const Found first = find_command(words[0]); first.command != nullptr) return first;
  if (find_noun(words[0]) != nullptr && words.size() == 1) return commands_of(words[0]).front();
  std::vector<Found> with_verb;
  for (const Noun& noun : nouns())
    if (const Found found = find_command(noun.word, words[0]); found.command != nullptr)
      with_verb.push_back(found);
  return with_verb.size() == 1 ? with_verb.front() : Found{};
}

/// The manual for words such as `request approve`, `list` or `request`. Fails (2) if there is none.
std::string manual_for(const std::vector<std::string>& words) {
  if (words.empty()) return "mieux";
  // `request`, `request new` and `living documents` have manuals of their own.
  if (const std::string page = joined(words, "-"); !manual_page(page).empty()) return page;
  const Found found = command_for(words);
  const std::string manual = found.command == nullptr ? std::string{} : manual_of(found);
  if (!manual.empty()) return manual;
  const std::string hint = meant_by(words[0]);
  throw Failure(Exit::usage, "there is no manual of '" + joined(words, " ") + "'",
                (hint.empty() ? "" : hint + " ") + "`mieux --help` lists the commands");
}

/// Remarks in a page are for those who write it, but in what it shows. The empty line below one
/// goes with it.
std::string without_remarks(std::string_view page) {
  std::string text;
  bool below_remark = false;
  bool shown = false;
  for (const std::string_view line : split(page, '\n')) {
    shown = shown != line.starts_with("```");
    const bool remark = !shown && line.starts_with("<!--");
    if (!remark && !(below_remark && line.empty())) text += std::string{line} + "\n";
    below_remark = remark;
  }
  text.pop_back();  // the page ends with a line break
  return text;
}

Exit run_help(const Call& call, Environment& environment) {
  const std::string& format = call.text("format");
  if (format == "json") {
    environment.out << commands_as_json(environment.schemas);
    return Exit::done;
  }
  const std::string name = manual_for(call.texts("COMMAND"));
  const std::string page = without_remarks(manual_page(name));
  environment.out << (format == "man"    ? as_man_page(name, page, environment.schemas)
                      : format == "text" ? as_text_page(page, std::min(80U, environment.columns))
                                         : page);
  return Exit::done;
}

constexpr auto help_options = joined_options(
    std::array<Option, 1>{{{.names = "COMMAND",
                            .help = "Of this command (by default of what all commands share)",
                            .source = Source::command,
                            .many = true}}},
    format_option("text|md|man|json"));

}  // namespace

constinit const Command help_command{
    .words = "help",
    .summary = "Print the manual of a command, or all commands as data (JSON)",
    .options = help_options,
    .run = run_help,
    .manual = "help"};

}  // namespace mieux::cli
