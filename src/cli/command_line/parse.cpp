// From the words of the command line to a call. The one file that knows CLI11.
#include "parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

std::string help_of(const std::string& words) {
  return "`" + words + " --help` shows what it takes";
}

[[noreturn]] void fail(const std::string& message, const std::string& hint,
                       const std::string& words) {
  throw Failure(Exit::usage, message, (hint.empty() ? "" : hint + " ") + help_of(words));
}

std::string nearest(const std::string& word, const std::vector<std::string>& names) {
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

// --- which command

/// Is one of the two words among those before `--`?
bool asks_for(const std::vector<std::string>& words, std::string_view one, std::string_view other) {
  return std::any_of(words.begin(), std::find(words.begin(), words.end(), "--"),
                     [&](const std::string& word) { return word == one || word == other; });
}

/// `mieux set request` where `mieux request set` is meant.
std::string turned_round(const std::string& first, const std::vector<std::string>& rest) {
  for (const std::string& word : rest)
    if (find_noun(word) != nullptr && find_command(word, first).command != nullptr)
      return "the words stand the other way round: `mieux " + word + " " + first + " ...`;";
  return {};
}

/// Which nouns have a verb of this name: `mieux request approve`, where `mieux approve` was typed.
std::string nouns_with(const std::string& verb) {
  std::vector<std::string> all;
  for (const Noun& noun : nouns())
    if (const Found found = find_command(noun.word, verb);
        found.command != nullptr && !found.command->hidden)
      all.push_back("`mieux " + std::string{noun.word} + " " + verb + "`");
  if (all.empty() || all.size() > 3) return {};
  return "did you mean " + joined(all, " or ") + "?";
}

[[noreturn]] void refuse_first_word(const Line& line) {
  const std::string& word = line.path[0];
  std::vector<std::string> names;
  for (const Found& found : commands_of())
    if (!found.command->hidden) names.emplace_back(found.command->words);
  for (const Noun& noun : nouns()) names.emplace_back(noun.word);
  std::string hint = turned_round(word, line.rest);
  if (hint.empty()) hint = nouns_with(word);
  if (hint.empty()) hint = nearest(word, names);
  fail("'mieux' has no command " + word, hint, "mieux");
}

[[noreturn]] void refuse_verb(const std::string& noun, const std::string& verb) {
  std::vector<std::string> names;
  for (const Found& found : commands_of(noun))
    if (!found.command->hidden)
      names.emplace_back(
          found.command->words.substr(found.command->of == nullptr ? noun.size() + 1 : 0));
  const std::string hint = find_noun(verb) != nullptr || find_command(verb).command != nullptr
                               ? turned_round(noun, {verb})
                               : nearest(verb, names);
  fail("'mieux " + noun + "' has no command " + verb, hint, "mieux " + noun);
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
    fail("'mieux' has no option " + name,
         command.empty() ? nearest(name, names)
                         : "it stands behind its command: `" + command + " ... " + name + "`;",
         "mieux");
  }
}

[[noreturn]] void refuse_path(const Line& line) {
  refuse_early_options(line.path.empty() ? line.rest : line.early);
  if (line.path.empty()) fail("'mieux' wants a command", "", "mieux");
  if (line.path.size() == 2) refuse_verb(line.path[0], line.path[1]);
  if (find_noun(line.path[0]) == nullptr) refuse_first_word(line);
  fail("'mieux " + line.path[0] + "' wants a command", "", "mieux " + line.path[0]);
}

// --- its options

/// Reads the words of one command with CLI11.
class Reader {
 public:
  Reader(const Found& found, const Taken& taken) : found_(found), taken_(taken) {
    app_.set_help_flag();
    // A field may have the name of an option of every command: here it means the field.
    for (const Option& option : common_options())
      if (!is_taken(option)) add(option);
    for (const Option& option : taken.options()) add(option);
  }

  Call read(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());
    try {
      app_.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
      refuse(error);
    }
    Call call;
    call.command = found_.command;
    call.subject = found_.subject;
    for (const auto& [option, read] : read_) keep(option, *read, call);
    keep_common(call);
    return call;
  }

 private:
  void add(const Option& option) {
    const std::string names{option.names};
    CLI::Option* added = nullptr;
    if (option.is_flag()) {
      added = app_.add_flag(names);
    } else {
      // A callback makes CLI11 keep the words as they are.
      added = app_.add_option(names, [](const CLI::results_t&) { return true; });
      if (option.many && option.is_word())
        added->expected(-1);
      else
        added->expected(1);
      added->multi_option_policy(option.many ? CLI::MultiOptionPolicy::TakeAll
                                             : CLI::MultiOptionPolicy::Throw);
      if (!option.is_word()) added->allow_extra_args(false);
    }
    if (option.required) added->required();
    read_.emplace_back(option, added);
  }

  void keep(const Option& option, const CLI::Option& read, Call& call) const {
    std::vector<std::string> values =
        read.count() > 0 ? read.results() : std::vector<std::string>{};
    if (values.empty() && !option.usual.empty()) values.emplace_back(option.usual);
    for (const std::string& value : values) check(option, value);
    const std::string field = taken_.field_of(option);
    if (!field.empty() && !values.empty())
      call.put_field(field, values.back());
    else if (field.empty())
      call.put(option.key(), std::move(values));
  }

  void check(const Option& option, const std::string& value) const {
    if (option.source != Source::words) return;
    const std::vector<std::string_view> words = split(option.of, '|');
    if (std::find(words.begin(), words.end(), value) != words.end()) return;
    const std::vector<std::string> all(words.begin(), words.end());
    const std::string key{option.key()};
    throw Failure(Exit::usage, "--" + key + ": there is no " + key + " '" + value + "'",
                  suggest(value, words, "there are: " + joined(all, ", ")));
  }

  [[nodiscard]] bool is_taken(const Option& common) const {
    return std::any_of(taken_.options().begin(), taken_.options().end(),
                       [&](const Option& own) { return own.key() == common.key(); });
  }

  void keep_common(Call& call) const {
    for (const Option& option : common_options())
      if (is_taken(option)) call.put(option.key(), {});
    call.common = {call.text("C"), call.text("as-of"), call.text("today"), call.has("no-color"),
                   call.has("no-input")};
  }

  [[noreturn]] void refuse(const CLI::ParseError& error) const {
    const std::string words = words_of(found_);
    const std::vector<std::string> extra = app_.remaining();
    const std::string name = error.get_name();
    const std::string what = error.what();
    if (!extra.empty() && extra.front().starts_with('-')) {
      const std::string option = extra.front().substr(0, extra.front().find('='));
      std::vector<std::string> names;
      add_names(taken_.options(), names);
      add_names(common_options(), names);
      fail("'" + words + "' has no option " + option, nearest(option, names), words);
    }
    if (!extra.empty()) fail("'" + words + "' takes no further word: " + extra.front(), "", words);
    if (name == "ArgumentMismatch") refuse_mismatch(what.substr(0, what.find(':')), words);
    fail(what, "", words);
  }

  /// No value for an option, or a second one for an option that takes one.
  [[noreturn]] void refuse_mismatch(const std::string& named, const std::string& words) const {
    for (const auto& [option, read] : read_)
      if (read->get_name() == named && read->count() > 1)
        fail(named + " stands twice", "write it once;", words);
    fail(named + " wants a value", "", words);
  }

  Found found_;
  const Taken& taken_;
  CLI::App app_;
  std::vector<std::pair<Option, CLI::Option*>> read_;
};

}  // namespace

bool takes_next_word(const std::string& word) {
  for (const Option& option : common_options())
    if (option.has_name(word)) return !option.is_flag();
  return false;
}

Line line_of(const std::vector<std::string>& words) {
  Line line;
  std::size_t at = 0;
  for (; at < words.size() && line.found.command == nullptr && line.path.size() < 2; ++at) {
    const std::string& word = words[at];
    if (word.size() > 1 && word.front() == '-') {
      line.rest.push_back(word);
      if (takes_next_word(word) && at + 1 < words.size()) line.rest.push_back(words[++at]);
      continue;
    }
    if (line.path.empty()) line.early = line.rest;
    line.path.push_back(word);
    line.found = line.path.size() == 1 ? find_command(word) : find_command(line.path[0], word);
    if (line.path.size() == 1 && find_noun(word) == nullptr) {
      ++at;
      break;
    }
  }
  line.rest.insert(line.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
  return line;
}

Parsed parse(const std::vector<std::string>& words, const schema::Schemas& schemas) {
  Line line = line_of(words);
  const bool help = asks_for(line.rest, "-h", "--help");
  if (line.found.command == nullptr) {
    const bool noun = line.path.size() == 1 && find_noun(line.path[0]) != nullptr;
    if (help && (noun || line.path.empty())) return HelpAsked{{}, noun ? line.path[0] : ""};
    if (asks_for(line.rest, "--version", "--version") && line.path.empty()) return VersionAsked{};
    refuse_path(line);
  }
  if (help) return HelpAsked{line.found, {}};
  const Taken taken(line.found, schemas);
  return Reader(line.found, taken).read(std::move(line.rest));
}

}  // namespace mieux::cli
