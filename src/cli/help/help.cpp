#include "help.hpp"

#include <algorithm>

#include "cli/command_line/shared_options.hpp"
#include "cli/help/command_manuals.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t column = 26;  ///< at which explanations begin

std::string last_word(const Found& found) {
  const std::string words = words_of(found);
  return words.substr(words.rfind(' ') + 1);
}

/// A name and what it means, wrapped beside it; below it if the name is long.
std::string row(const std::string& name, std::string_view meaning, unsigned width) {
  std::string first = "  " + name;
  std::string lines;
  if (first.size() + 2 > column) {
    lines = first + "\n";
    first = std::string(column, ' ');
  } else {
    first.resize(column, ' ');
  }
  return lines + wrapped(first, meaning, width, column);
}

std::string rows_of(const std::vector<Option>& options, bool words, unsigned width) {
  std::string text;
  for (const Option& option : options) {
    if (option.is_word() != words || option.hidden) continue;
    std::string meaning{option.help};
    if (option.source == Source::words) {
      std::string all{option.of};
      for (std::size_t at = all.find('|'); at != all.npos; at = all.find('|'))
        all.replace(at, 1, ", ");
      if (meaning.find(all.substr(0, all.find(','))) == meaning.npos) meaning += ": " + all;
    } else if (!option.usual.empty()) {
      meaning += " (by default " + std::string{option.usual} + ")";
    }
    text += row(signature_of(option), meaning, width);
  }
  return text;
}

bool takes(const Taken& taken, std::string_view name) {
  return std::ranges::any_of(taken.options(),
                             [&](const Option& option) { return option.has_name(name); });
}

/// What an expression of `--where` is made of; the whole language is in docs/queries.md.
std::string where_in_short(unsigned width) {
  std::string text = "expressions (EXPR of --where, in quotes):\n";
  text += row("FIELD = VALUE", "also !=, <, <=, >, >=; a list holds the value", width);
  text += row("FIELD ~ TEXT", "contains the text", width);
  text += row("FIELD in (A, B)", "is one of these", width);
  text += row("FIELD = none", "is absent", width);
  text += row("not, and, or, ( )", "bind in this order", width);
  text += wrapped("  ",
                  "Such as --where 'region = asia and start >= 2012'. `mieux list KIND --fields` "
                  "lists the fields.",
                  width, 2);
  return text + "\n";
}

/// The commands in the first block of the manual that types this command, without what they print.
std::string examples_of(const Found& found) {
  const std::string_view page = manual_page(manual_of(found));
  const std::string prompt = "$ " + words_of(found);
  for (std::size_t begin = page.find("```console\n"); begin != page.npos;
       begin = page.find("```console\n", begin + 1)) {
    const std::size_t end = page.find("\n```", begin + 4);
    const std::string_view block = page.substr(begin, end == page.npos ? end : end - begin);
    if (block.find(prompt) == block.npos) continue;
    std::string lines;
    bool goes_on = false;
    for (const std::string_view line : split(block, '\n')) {
      if (line.starts_with(prompt) || (goes_on && line.starts_with("> ")))
        lines += "  " + std::string{line} + "\n";
      goes_on = (line.starts_with(prompt) || goes_on) && line.ends_with('\\');
    }
    return lines;
  }
  return {};
}

}  // namespace

std::string_view manual_page(std::string_view name) {
  for (const Manual& manual : command_manuals())
    if (manual.name == name) return manual.text;
  return {};
}

std::string manual_of(const Found& found) {
  if (found.command->manual.empty() || found.subject == nullptr)
    return std::string{found.command->manual};
  const std::string own = std::string{found.subject->singular} + "-" + last_word(found);
  return manual_page(own).empty() ? std::string{found.command->manual} : own;
}

std::string signature_of(const Option& option) {
  std::string names;
  // The name that is asked for first, the dashed one; `_` is understood and not offered.
  for (const std::string_view name : split(option.names, ','))
    if (name.find('_') == name.npos) names += (names.empty() ? "" : ", ") + std::string{name};
  if (option.is_word() && option.many) names += "...";
  return names + (option.value.empty() ? "" : " " + std::string{option.value});
}

std::string usage_of(const Found& found, const Taken& taken) {
  std::string line = words_of(found);
  bool has_options = false;
  for (const Option& option : taken.options()) {
    has_options = has_options || (!option.is_word() && !option.hidden);
    if (!option.is_word() && option.required) line += " " + signature_of(option);
    if (!option.is_word() || option.hidden) continue;
    const std::string word = signature_of(option);
    line += option.required ? " " + word : " [" + word + "]";
  }
  return line + (has_options ? " [OPTIONS]" : "");
}

std::string help_of_command(const Found& found, const schema::Schemas& schemas, unsigned width) {
  const Taken taken(found, schemas);
  std::string text = std::string{found.command->summary} + ".\n\n" +
                     wrapped("usage: ", usage_of(found, taken), width, 9) + "\n";
  if (const std::string words = rows_of(taken.options(), true, width); !words.empty())
    text += words + "\n";
  if (const std::string options = rows_of(taken.options(), false, width); !options.empty())
    text += "options:\n" + options + "\n";
  if (takes(taken, "--where")) text += where_in_short(width);
  if (const std::string examples = examples_of(found); !examples.empty())
    text += "examples:\n" + examples + "\n";
  text += wrapped("",
                  "Every command also takes -C, --as-of, --at, --today, --no-color and --no-input: "
                  "`mieux --help` explains them.",
                  width, 0);
  if (!found.command->manual.empty())
    text += "The manual: `mieux help " + std::string{words_of(found).substr(6)} + "`\n";
  return text;
}

std::string help_of_noun(const Noun& noun, unsigned width) {
  std::string what{noun.summary};
  what.replace(0, 1, lower_case(what.substr(0, 1)));
  std::string text = "Commands for " + what + ".\n\nusage: mieux " + std::string{noun.word} +
                     " COMMAND ...\n\ncommands:\n";
  for (const Found& found : commands_of(noun.word))
    if (!found.command->hidden) text += row(last_word(found), found.command->summary, width);
  return text + "\n`mieux " + std::string{noun.word} + " COMMAND --help` shows what one takes.\n";
}

std::string help_of_program(unsigned width) {
  std::string text =
      "Records of an expert facility: check them, list them, count them.\n\n"
      "usage: mieux COMMAND ...\n       mieux NOUN COMMAND ...\n\ncommands:\n";
  for (const Found& found : commands_of())
    if (!found.command->hidden)
      text += row(std::string{found.command->words}, found.command->summary, width);
  text += "\nnouns, and their commands:\n";
  for (const Noun& noun : nouns()) {
    std::vector<std::string> verbs;
    for (const Found& found : commands_of(noun.word))
      if (!found.command->hidden) verbs.push_back(last_word(found));
    text += row(std::string{noun.word}, joined(verbs, ", "), width);
  }
  text += "\noptions of every command:\n" +
          rows_of({every_command.begin(), every_command.end()}, false, width) +
          row("-h, --help", "Print what a command does and takes", width) +
          row("--version", "Print the version", width);
  return text +
         "\n`mieux COMMAND --help` shows what a command takes, `mieux help COMMAND`\n"
         "its manual.\n";
}

}  // namespace mieux::cli
