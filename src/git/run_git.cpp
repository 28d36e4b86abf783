#include "run_git.hpp"

#include <algorithm>
#include <array>

namespace mieux::git {
namespace {

using Words = std::vector<std::string>;

/// Of the variables named `GIT_...`: those that only say who writes and when.
bool passes(std::string_view variable) {
  constexpr std::array<std::string_view, 6> harmless{"GIT_AUTHOR_NAME",     "GIT_AUTHOR_EMAIL",
                                                     "GIT_AUTHOR_DATE",     "GIT_COMMITTER_NAME",
                                                     "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE"};
  return !variable.starts_with("GIT_") ||
         std::find(harmless.begin(), harmless.end(), variable) != harmless.end();
}

/// Git with these words; its variables are those of every call.
Program git_in(const std::filesystem::path& folder, const Words& options, const Words& words) {
  Program program;
  // Hooks get what stands after -c as a variable: for `run_git` nothing that they would notice.
  program.words = {"git", "-C", folder.empty() ? "." : folder.string(), "-c",
                   "core.fsmonitor=false"};
  program.words.insert(program.words.end(), options.begin(), options.end());
  program.words.insert(program.words.end(), words.begin(), words.end());
  program.variables = {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0"};
  program.passes = passes;
  return program;
}

}  // namespace

Ended run_git(const std::filesystem::path& folder, const Words& words, std::string_view input) {
  Program program = git_in(folder, {}, words);
  program.input = input;
  return run(program);
}

Ended read_git(const std::filesystem::path& folder, const Words& words, std::string_view input,
               const Words& variables, std::size_t expected) {
  static const Words options = {
      "--no-pager", "--no-optional-locks",         "-c", "core.quotepath=off",
      "-c",         "advice.addIgnoredFile=false", "-c", "core.hooksPath=/dev/null",
      "-c",         "safe.bareRepository=explicit"};
  Program program = git_in(folder, options, words);
  program.input = input;
  program.expected = expected;
  // In a clone that lacks objects, reading one would start the program its remote names. The
  // second variable is for versions of git that do not know the first.
  program.variables.insert(program.variables.end(),
                           {"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"});
  program.variables.insert(program.variables.end(), variables.begin(), variables.end());
  return run(program);
}

}  // namespace mieux::git
