#include "candidates.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/command_line/parse.hpp"
#include "mieux/base/words.hpp"
#include "values.hpp"

namespace mieux::cli {
namespace {

constexpr Option next_word{.names = "COMMAND", .help = {}, .source = Source::command};

void offer_options(const Taken& taken, std::string_view typed, Candidates& offered) {
  const auto add = [&](const Option& option) {
    if (option.is_word() || option.hidden) return;
    for (const std::string_view name : split(option.names, ','))
      if (name.starts_with("--") && name.find('_') == name.npos)
        offered.add(typed, std::string{name}, option.help);
  };
  for (const Option& option : taken.options()) add(option);
  for (const Option& option : common_options()) add(option);
  offered.add(typed, "--help", "Print what a command does and takes");
}

/// The option of this name that takes a value; null if there is none.
const Option* valued(const Taken& taken, std::string_view name) {
  const auto find = [&](auto begin, auto end) -> const Option* {
    const auto found = std::find_if(begin, end, [&](const Option& option) {
      return !option.is_flag() && option.has_name(name);
    });
    return found == end ? nullptr : &*found;
  };
  const Option* own = find(taken.options().begin(), taken.options().end());
  return own != nullptr ? own : find(common_options().begin(), common_options().end());
}

/// The words of a line behind its command that are no options and no values of options.
std::vector<std::string> plain_words(const std::vector<std::string>& rest, const Taken& taken) {
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i].size() < 2 || rest[i].front() != '-')
      plain.push_back(rest[i]);
    else if (valued(taken, rest[i]) != nullptr)
      ++i;
  }
  return plain;
}

/// The word of the command that stands after so many others; the last one may be repeated.
const Option* word_at(const Taken& taken, std::size_t position) {
  const Option* last = nullptr;
  for (const Option& option : taken.options()) {
    if (!option.is_word()) continue;
    last = &option;
    if (position-- == 0) return &option;
  }
  return last != nullptr && last->many ? last : nullptr;
}

/// The store that -C names among the words, else the nearest.
std::filesystem::path store_of(const std::vector<std::string>& words,
                               const Environment& environment) {
  Common common;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "-C") common.store = words[i + 1];
  return store_folder(common, environment);
}

}  // namespace

void Candidates::add(std::string_view typed, std::string word, std::string_view meaning) {
  if (word.starts_with(typed) && words.size() < most_candidates)
    words.push_back({std::move(word), std::string{meaning}});
}

Candidates candidates(const std::vector<std::string>& words, const Environment& environment) {
  Candidates offered;
  if (words.empty()) return offered;
  std::string typed = words.back();
  std::vector<std::string> before(words.begin(), words.end() - 1);
  const Line line = line_of(before);
  if (line.found.command == nullptr) {
    if (typed.starts_with('-') || line.path.size() > 1) return offered;
    if (!before.empty() && takes_next_word(before.back())) return offered;
    offer_values({next_word, nullptr, line.path, typed, {}, environment.schemas}, offered);
    return offered;
  }
  const Taken taken(line.found, environment.schemas);
  const Option* option = before.empty() ? nullptr : valued(taken, before.back());
  std::string prefix;
  if (const std::size_t equal = typed.find('=');
      option == nullptr && typed.starts_with("--") && equal != typed.npos) {
    option = valued(taken, typed.substr(0, equal));
    if (option == nullptr) return offered;
    prefix = typed.substr(0, equal + 1);
    typed.erase(0, equal + 1);
  } else if (option == nullptr && typed.starts_with('-')) {
    offer_options(taken, typed, offered);
    return offered;
  }
  const std::vector<std::string> plain = plain_words(line.rest, taken);
  if (option == nullptr) option = word_at(taken, plain.size());
  if (option == nullptr) return offered;
  offer_values({*option, line.found.subject, plain, typed, store_of(words, environment),
                environment.schemas},
               offered);
  for (Candidate& candidate : offered.words) candidate.word.insert(0, prefix);
  return offered;
}

}  // namespace mieux::cli
