#include "candidates.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/command_line/parse.hpp"
#include "mieux/base/words.hpp"
#include "values.hpp"

namespace mieux::cli {
namespace {

/// Keeps what begins with what is typed, each word once, and not too many.
class Offer {
 public:
  Offer(std::string_view typed, Candidates& offered) : typed_(typed), offered_(offered) {}

  void add(std::string word, std::string_view meaning = {}) {
    if (!std::string_view{word}.starts_with(typed_) || offered_.words.size() >= most_candidates)
      return;
    offered_.words.push_back({std::move(word), std::string{meaning}});
  }

 private:
  std::string_view typed_;
  Candidates& offered_;
};

void offer_commands(const std::vector<std::string>& path, Offer& offer) {
  for (const Found& found : commands_of(path.empty() ? std::string_view{} : path[0])) {
    if (found.command->hidden) continue;
    const std::string words = words_of(found);
    offer.add(words.substr(words.rfind(' ') + 1), found.command->summary);
  }
  if (path.empty())
    for (const Noun& noun : nouns())
      offer.add(std::string{noun.word}, "commands of " + std::string{noun.summary});
}

void offer_options(const Taken& taken, Offer& offer) {
  const auto add = [&](const Option& option) {
    if (option.is_word() || option.hidden) return;
    for (const std::string_view name : split(option.names, ','))
      if (name.starts_with("--") && name.find('_') == name.npos)
        offer.add(std::string{name}, option.help);
  };
  for (const Option& option : taken.options()) add(option);
  for (const Option& option : common_options()) add(option);
  offer.add("--help", "Print what a command does and takes");
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

Candidates candidates(const std::vector<std::string>& words, const Environment& environment) {
  Candidates offered;
  if (words.empty()) return offered;
  std::string typed = words.back();
  std::vector<std::string> before(words.begin(), words.end() - 1);
  const Line line = line_of(before);
  Offer offer(typed, offered);
  if (line.found.command == nullptr) {
    if (typed.starts_with('-') || line.path.size() > 1) return offered;
    if (!before.empty() && takes_next_word(before.back())) return offered;
    offer_commands(line.path, offer);
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
    offer_options(taken, offer);
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
