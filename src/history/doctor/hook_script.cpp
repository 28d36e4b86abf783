// What a hook runs, as far as its lines tell.
#include "mieux/history/doctor/hook_script.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "mieux/base/words.hpp"

namespace mieux::history {
namespace {

/// The commands of a line: what stands between `;`, `|`, `&`, brackets; up to a comment.
std::vector<std::vector<std::string>> commands_in(std::string_view line) {
  std::vector<std::vector<std::string>> commands(1);
  std::string word;
  char quote = 0;
  const auto end_word = [&] {
    if (!word.empty()) commands.back().push_back(std::move(word));
    word.clear();
  };
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '#' && word.empty()) {
      break;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      end_word();
    } else if (std::string_view{";|&(){}"}.find(c) != std::string_view::npos) {
      end_word();
      commands.emplace_back();
    } else {
      word += c;
    }
  }
  end_word();
  return commands;
}

bool is_mieux(const std::string& word) { return word == "mieux" || word.ends_with("/mieux"); }

/// Is the command that begins here one that runs what comes after it?
bool runs_others(std::string_view word) {
  constexpr std::string_view words[] = {"exec", "if",   "!",    "then", "else", "command",
                                        "env",  "time", "nice", "do",   "while"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words) ||
         word.find('=') != std::string_view::npos;
}

/// Does -C name another store? What the shell puts in is not known.
bool names_other(std::string_view named, const std::filesystem::path& folder) {
  if (named.empty() || named.find_first_of("$`~") != std::string_view::npos) return false;
  const std::filesystem::path path{named};
  if (path.is_absolute()) return false;
  const auto plain = [](const std::filesystem::path& one) { return (one / "").lexically_normal(); };
  return plain(path) != plain(folder);
}

HookCheck check_of(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  auto word = std::find_if_not(command.begin(), command.end(), runs_others);
  if (word == command.end() || !is_mieux(*word)) return HookCheck::none;
  bool validates = false;
  bool staged = false;
  for (++word; word != command.end(); ++word) {
    if (*word == "validate") validates = true;
    if (*word == "--staged") staged = true;
    const bool apart = *word == "-C" && word + 1 != command.end();
    const std::string named = apart ? *++word : word->starts_with("-C") ? word->substr(2) : "";
    if (names_other(named, folder)) return HookCheck::none;
  }
  if (!validates) return HookCheck::none;
  return staged ? HookCheck::staged : HookCheck::folder;
}

}  // namespace

HookCheck check_in(std::string_view script, const std::filesystem::path& folder) {
  HookCheck best = HookCheck::none;
  for (const std::string_view line : split(script, '\n'))
    for (const auto& command : commands_in(line)) best = std::max(best, check_of(command, folder));
  return best;
}

}  // namespace mieux::history
