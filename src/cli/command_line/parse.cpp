// From the words of the command line to a call. The one file that knows CLI11.
#include "parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "everyday_words.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "wrong_words.hpp"

namespace mieux::cli {
namespace {

/// Is one of the two words among those before `--`?
bool asks_for(const std::vector<std::string>& words, std::string_view one, std::string_view other) {
  return std::any_of(words.begin(), std::find(words.begin(), words.end(), "--"),
                     [&](const std::string& word) { return word == one || word == other; });
}

/// What may be typed for an option: a word that is always right, else what it stands for.
std::string example_of(const Option& option) {
  switch (option.source) {
    case Source::kind: return "requests";
    case Source::report: return "glance";
    case Source::words: return std::string{split(option.of, '|').front()};
    case Source::record: return "ID";
    default: return std::string{option.is_word() ? option.key() : option.value};
  }
}

/// May it stand in a line to type as it is, without quotes?
bool is_plain(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '/' || c == '.' || c == '=';
  });
}

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
    const std::string key = option.is_word() ? lower_case(option.key()) : std::string{option.key()};
    const std::string what = option.is_word() || option.value.find('|') != std::string_view::npos
                                 ? key
                                 : lower_case(option.value);
    const std::string_view known = hint_on_value(key, value);
    throw Failure(Exit::usage,
                  (option.is_word() ? std::string{} : "--" + key + ": ") + "there is no " + what +
                      " '" + value + "'",
                  known.empty() ? suggest(value, words, "there are: " + joined(all, ", "))
                                : std::string{known});
  }

  [[nodiscard]] bool is_taken(const Option& common) const {
    return std::any_of(taken_.options().begin(), taken_.options().end(),
                       [&](const Option& own) { return own.key() == common.key(); });
  }

  void keep_common(Call& call) const {
    for (const Option& option : common_options())
      if (is_taken(option)) call.put(option.key(), {});
    call.common = {call.text("C"),     call.text("as-of"),   call.text("at"),
                   call.text("today"), call.has("no-color"), call.has("no-input")};
    if (call.has("at")) check_revision(call);
  }

  /// A command that writes has no use for an earlier state.
  void check_revision(const Call& call) const {
    if (call.common.at.empty())
      throw Failure(Exit::usage, "--at: no revision is named", "such as --at HEAD~1 or --at main");
    const auto& options = taken_.options();
    const auto writes = [](const Option& option) { return option.key() == "dry-run"; };
    if (std::any_of(options.begin(), options.end(), writes))
      throw Failure(Exit::usage, "--at: what git has of the records is read, and never written to",
                    "leave --at out");
  }

  [[noreturn]] void refuse(const CLI::ParseError& error) const {
    const std::string words = words_of(found_);
    const std::vector<std::string> extra = app_.remaining();
    const std::string name = error.get_name();
    const std::string what = error.what();
    if (!extra.empty() && extra.front().starts_with('-'))
      refuse_option(found_, taken_, extra.front().substr(0, extra.front().find('=')));
    if (!extra.empty()) refuse_extra(found_, taken_, first_word(), extra);
    if (name == "ArgumentMismatch") refuse_mismatch(what.substr(0, what.find(':')), words);
    fail_with_help(what, name == "RequiredError" ? "such as `" + example() + "`;" : "", words);
  }

  /// A line with all that is required: what was typed, and what may stand for the rest.
  [[nodiscard]] std::string example() const {
    std::string line = words_of(found_);
    for (const auto& [option, read] : read_) {
      if (!option.required) continue;
      const bool typed = read->count() > 0 && !read->results().empty();
      const std::string value =
          typed && is_plain(read->results().front()) ? read->results().front() : example_of(option);
      line += (option.is_word() ? " " : " --" + std::string{option.key()} + " ") + value;
    }
    return line;
  }

  /// The first word that is no option and no value of one; empty if there is none.
  [[nodiscard]] std::string first_word() const {
    for (const auto& [option, read] : read_)
      if (option.is_word() && read->count() > 0) return read->results().front();
    return {};
  }

  /// No value for an option, or a second one for an option that takes one.
  [[noreturn]] void refuse_mismatch(const std::string& named, const std::string& words) const {
    for (const auto& [option, read] : read_)
      if (read->get_name() == named && read->count() > 1)
        fail_with_help(named + " stands twice", "write it once;", words);
    fail_with_help(named + " wants a value", "", words);
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
