// What people may mean by words that are no command.
#include "wrong_words.hpp"

#include <algorithm>
#include <optional>

#include "everyday_words.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

/// The first word of ours for a word of other programs; else the word itself.
std::string ours(const std::string& word) {
  const std::vector<std::string> words = our_words(word);
  return words.empty() ? word : words.front();
}

std::string did_you_mean(const std::vector<std::string>& lines) {
  std::vector<std::string> quoted;
  for (const std::string& line : lines) quoted.push_back("`" + line + "`");
  return quoted.empty() ? std::string{} : "did you mean " + joined(quoted, " or ") + "?";
}

/// `request` for `requests`; the word itself if it is no plural.
std::string singular(const std::string& word) {
  for (const Noun& noun : nouns())
    if (noun.subject != nullptr && noun.subject->plural == word) return std::string{noun.word};
  return word;
}

bool is_command(const std::string& first, const std::string& second) {
  const Found found = find_command(first, second);
  return found.command != nullptr && !found.command->hidden;
}

/// Words as a line to type goes on; what follows an option, or wants quotes, is left to the person.
std::string going_on(const std::vector<std::string>& words, std::string_view without = {}) {
  std::string line;
  for (const std::string& word : words) {
    if (word == without) continue;
    if (word.starts_with('-') || word.find_first_of(" \t\n'\"$`\\&|;<>()*?#~") != word.npos)
      return line + " ...";
    line += " " + word;
  }
  return line;
}

std::vector<std::string> verbs_of(const std::string& noun) {
  std::vector<std::string> verbs;
  for (const Found& found : commands_of(noun)) {
    const std::string words = words_of(found);
    if (!found.command->hidden) verbs.push_back(words.substr(words.rfind(' ') + 1));
  }
  return verbs;
}

/// Those that begin with what was typed, as far as they are few; else the nearest.
std::string nearest_of(const std::string& word, const std::vector<std::string>& names) {
  std::vector<std::string_view> longer;
  for (const std::string& name : names)
    if (word.size() > 3 && name.starts_with(word)) longer.emplace_back(name);
  if (longer.size() == 1) return "did you mean " + std::string{longer[0]} + "?";
  const std::vector<std::string_view> views(names.begin(), names.end());
  return suggest(word, views);
}

/// Every name of these options, with its dashes.
void add_names(std::span<const Option> options, std::vector<std::string>& names) {
  for (const Option& option : options)
    if (!option.is_word() && !option.hidden)
      for (const std::string_view name : split(option.names, ','))
        if (name.starts_with("--")) names.emplace_back(name);
}

/// Which nouns have a verb of this name: `mieux request approve`, where `mieux approve` was typed.
std::string nouns_with(const std::string& verb, const std::string& rest) {
  std::vector<std::string> all;
  for (const Noun& noun : nouns())
    if (is_command(std::string{noun.word}, verb))
      all.push_back("mieux " + std::string{noun.word} + " " + verb + rest);
  // Of a verb that most nouns have, one is shown.
  if (all.size() > 3) return "say of what, such as `" + all.front() + "`;";
  return did_you_mean(all);
}

/// `mieux set request` where `mieux request set` is meant.
std::string turned_round(const std::string& first, const std::vector<std::string>& rest) {
  for (const std::string& word : rest)
    if (is_command(singular(word), first))
      return "the words are in the wrong order; try `mieux " + singular(word) + " " + first +
             going_on(rest, word) + "`;";
  return {};
}

/// Is the word more likely an id than a command?
bool looks_like_id(const std::string& word) {
  return std::any_of(word.begin(), word.end(), is_digit) && !word.starts_with('-');
}

/// `mieux requests list` where `mieux request list` is meant.
std::string of_plural(const std::string& word, const std::vector<std::string>& rest) {
  const std::string noun = singular(word);
  if (noun == word) return {};
  const bool has_verb = !rest.empty() && is_command(noun, rest[0]);
  return did_you_mean({"mieux " + noun + (has_verb ? going_on(rest) : "")});
}

/// A command of the program that people call so.
std::string by_our_word(const std::string& word, const std::vector<std::string>& rest) {
  const std::string known = ours(word);
  if (known == word || (!known.starts_with('-') && !is_command(known, {}))) return {};
  return did_you_mean({"mieux " + known + going_on(rest)});
}

[[noreturn]] void refuse_first_word(const Line& line) {
  const std::string& word = line.path[0];
  std::string hint = of_plural(word, line.rest);
  if (hint.empty()) hint = turned_round(word, line.rest);
  if (hint.empty()) hint = turned_round(ours(word), line.rest);
  if (hint.empty()) hint = nouns_with(word, going_on(line.rest));
  if (hint.empty()) hint = by_our_word(word, line.rest);
  if (hint.empty()) hint = nouns_with(ours(word), going_on(line.rest));
  if (hint.empty() && looks_like_id(word)) hint = did_you_mean({"mieux show " + word});
  if (hint.empty()) hint = meant_by(word);
  fail_with_help("'mieux' has no command " + word, hint, "mieux");
}

/// A verb of the noun among the words behind its first one.
std::optional<std::string> verb_among(const std::string& noun,
                                      const std::vector<std::string>& words) {
  for (const std::string& word : words)
    if (is_command(noun, word)) return word;
  return std::nullopt;
}

/// What a verb is of: the word behind it, or `ID` if there is none that can be shown.
std::string first_or_id(const std::vector<std::string>& rest) {
  const std::string first = rest.empty() ? std::string{} : going_on({rest.front()});
  return first.empty() || first == " ..." ? "ID" : first.substr(1);
}

std::vector<std::string> behind_first(const std::vector<std::string>& rest) {
  return {rest.begin() + (first_or_id(rest) == "ID" ? 0 : 1), rest.end()};
}

/// `mieux activity record-held benin/a1` for `mieux activity held benin/a1`.
std::string by_everyday_word(const std::string& noun, const std::string& verb,
                             const std::vector<std::string>& rest) {
  std::vector<std::string> lines;
  const std::string id = first_or_id(rest);
  const std::vector<std::string_view> all = meant_by_verb(noun, verb);
  for (const std::string_view meant : all) {
    // Of a part and of its Action other commands are meant: what was typed says which.
    const bool of_action = meant.ends_with(" ACTION");
    if (id != "ID" && all.size() > 1 && all.back().ends_with(" ACTION") &&
        of_action == (id.find('/') != id.npos))
      continue;
    std::string line = "mieux " + std::string{meant};
    if (const std::size_t star = line.find('*'); star != std::string::npos) {
      line.replace(star, 1, id);
      if (meant.ends_with('*')) line += going_on(behind_first(rest));
    }
    if (of_action && id != "ID") line.replace(line.size() - 6, 6, id);
    lines.push_back(std::move(line));
  }
  return did_you_mean(lines);
}

/// The verb of the noun that is ours for a word of other programs.
std::string by_our_verb(const std::string& noun, const std::string& verb,
                        const std::vector<std::string>& rest) {
  for (const std::string& known : our_words(verb))
    if (is_command(noun, known))
      return did_you_mean({"mieux " + noun + " " + known + going_on(rest)});
  return {};
}

/// `mieux deliverable adopt benin/d1` where `mieux deliverable record benin/d1 adopted` is meant.
std::string by_word_of_verb(const std::string& noun, const std::string& verb,
                            const std::vector<std::string>& rest) {
  if (verb.size() < 4) return {};
  for (const Found& found : commands_of(noun))
    for (const Option& option : found.command->options) {
      if (!option.is_word() || option.source != Source::words) continue;
      for (const std::string_view word : split(option.of, '|'))
        if (word.starts_with(verb))
          return did_you_mean({words_of(found) + " " + first_or_id(rest) + " " + std::string{word} +
                               going_on(behind_first(rest))});
    }
  return {};
}

[[noreturn]] void refuse_verb(const std::string& noun, const std::string& verb,
                              const std::vector<std::string>& rest) {
  std::string hint;
  if (const auto later = verb_among(noun, rest))
    hint = did_you_mean({"mieux " + noun + " " + *later + " " + verb + going_on(rest, *later)});
  else if (find_noun(verb) != nullptr || find_command(verb).command != nullptr)
    hint = turned_round(noun, {verb});
  if (hint.empty()) hint = by_everyday_word(noun, verb, rest);
  if (hint.empty()) hint = by_our_verb(noun, verb, rest);
  if (hint.empty()) hint = by_word_of_verb(noun, verb, rest);
  if (hint.empty() && !looks_like_id(verb)) hint = nearest_of(verb, verbs_of(noun));
  if (hint.empty()) hint = nouns_with(verb, going_on(rest));
  if (hint.empty() && is_command(noun, "show"))
    hint = did_you_mean({"mieux " + noun + " show " + verb});
  fail_with_help("'mieux " + noun + "' has no command " + verb, hint, "mieux " + noun);
}

/// A command that has the option; empty if none has.
std::string command_with(const std::string& name) {
  for (const Command* command : catalogue())
    for (const Option& option : command->options)
      if (!command->hidden && option.has_name(name)) return "mieux " + std::string{command->words};
  return {};
}

/// Fails for an option before the command that is none of every command.
void refuse_early_options(const std::vector<std::string>& early) {
  for (const std::string& word : early) {
    if (word.size() < 2 || word.front() != '-') continue;
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> names{"--help", "--version"};
    add_names(common_options(), names);
    const bool known = name == "-h" || std::find(names.begin(), names.end(), name) != names.end() ||
                       takes_next_word(name);
    if (known) continue;
    const std::string command = command_with(name);
    fail_with_help("'mieux' has no option " + name,
                   command.empty()
                       ? nearest_of(name, names)
                       : "it stands behind its command: `" + command + " ... " + name + "`;",
                   "mieux");
  }
}

/// The words of a line but for the options of every command, which a hint need not repeat.
std::vector<std::string> without_common_options(const std::vector<std::string>& words) {
  std::vector<std::string> rest;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string name = words[at].substr(0, words[at].find('='));
    const bool common = std::ranges::any_of(
        common_options(), [&](const Option& option) { return option.has_name(name); });
    if (!common) rest.push_back(words[at]);
    if (common && takes_next_word(words[at])) ++at;
  }
  return rest;
}

/// Can the command set a field of this name with FIELD=VALUE?
bool is_setting(const Found& found, const Taken& taken, const std::string& field) {
  const bool sets = std::any_of(taken.options().begin(), taken.options().end(),
                                [](const Option& one) { return one.source == Source::setting; });
  if (!sets || found.subject == nullptr) return false;
  const auto fields = schema::built_in_schemas().of(*found.subject).properties;
  return std::any_of(fields.begin(), fields.end(),
                     [&](const schema::Property& one) { return one.name == field; });
}

}  // namespace

void fail_with_help(const std::string& message, const std::string& hint, const std::string& words) {
  throw Failure(Exit::usage, message,
                (hint.empty() ? "" : hint + " ") + "`" + words + " --help` shows what it takes");
}

void refuse_path(const Line& typed) {
  Line line = typed;
  refuse_early_options(line.path.empty() ? line.rest : line.early);
  line.rest = without_common_options(typed.rest);
  if (line.path.empty()) fail_with_help("'mieux' wants a command", "", "mieux");
  if (line.path.size() == 2) refuse_verb(line.path[0], line.path[1], line.rest);
  if (find_noun(line.path[0]) == nullptr) refuse_first_word(line);
  fail_with_help("'mieux " + line.path[0] + "' wants a command", "", "mieux " + line.path[0]);
}

void refuse_extra(const Found& found, const Taken& taken, const std::string& first,
                  const std::vector<std::string>& extra) {
  const std::string words = words_of(found);
  const std::string verb = words.substr(words.rfind(' ') + 1);
  const std::string& word = extra.front();
  const auto has = [&](const auto& holds) {
    return std::any_of(taken.options().begin(), taken.options().end(), holds);
  };
  const bool takes_kind = has([](const Option& one) { return one.source == Source::kind; });
  std::string hint;
  if (found.subject == nullptr && !takes_kind && is_command(singular(first), verb))
    // `mieux show request 2024-01`
    hint = did_you_mean({"mieux " + singular(first) + " " + verb + going_on(extra)});
  else if (has([&](const Option& one) { return one.has_name("--" + word); }) && verb != "stats")
    hint = "an option begins with two dashes: --" + word + ";";
  else if (verb == "stats")  // `mieux stats requests by region`
    hint = "group by a field with --by " + (word == "by" ? "FIELD" : word) + ";";
  else if (verb == "list")
    hint = "choose what is listed with options, such as --country, --year or --where;";
  fail_with_help("'" + words + "' takes no further word: " + word, hint, words);
}

void refuse_option(const Found& found, const Taken& taken, const std::string& option) {
  const std::string words = words_of(found);
  std::vector<std::string> names;
  add_names(taken.options(), names);
  add_names(common_options(), names);
  std::string hint = nearest_of(option, names);
  std::string field = option.substr(std::min(option.find_first_not_of('-'), option.size()));
  std::replace(field.begin(), field.end(), '-', '_');
  if (hint.empty() && is_setting(found, taken, field))
    hint = "a field is written without dashes: " + field + "=VALUE;";
  fail_with_help("'" + words + "' has no option " + option, hint, words);
}

std::string meant_by(const std::string& word) {
  for (const std::string& known : {word, ours(word)})
    if (std::string hint = nouns_with(known, {}); !hint.empty()) return hint;
  std::vector<std::string> names;
  for (const Found& found : commands_of())
    if (!found.command->hidden) names.emplace_back(found.command->words);
  for (const Noun& noun : nouns()) names.emplace_back(noun.word);
  if (std::string hint = nearest_of(word, names); !hint.empty()) return hint;
  std::vector<std::string> verbs;
  for (const Noun& noun : nouns())
    for (std::string& verb : verbs_of(std::string{noun.word})) verbs.push_back(std::move(verb));
  const std::vector<std::string_view> views(verbs.begin(), verbs.end());
  const auto verb = nearest(word, views);
  return verb ? nouns_with(std::string{*verb}, {}) : std::string{};
}

}  // namespace mieux::cli
