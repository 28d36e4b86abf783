// mieux completion SHELL: the script that makes a shell complete the words of mieux; and the hidden
// command the script calls for each key.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/help/candidates.hpp"
#include "cli/help/completion_scripts.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

Exit run_completion(const Call& call, Environment& environment) {
  environment.out << completion_script(call.text("SHELL"));
  return Exit::done;
}

/// A candidate a line, its meaning behind a tab. `:files` and `:folders`, alone in a line, stand
/// for the names that the shell knows. Whatever goes wrong: nothing is printed, since the line of
/// the person would be spoilt.
Exit complete(const Call& call, Environment& environment) {
  try {
    const Candidates offered = candidates(call.texts("WORD"), environment);
    for (const Candidate& candidate : offered.words) {
      const std::string meaning = for_terminal(candidate.meaning);
      environment.out << for_terminal(candidate.word)
                      << (meaning.empty() ? "" : "\t" + meaning.substr(0, meaning.find(". ")))
                      << "\n";
    }
    if (offered.files) environment.out << ":files\n";
    if (offered.folders) environment.out << ":folders\n";
  } catch (const Failure&) {
    return Exit::done;
  } catch (const std::filesystem::filesystem_error&) {
    return Exit::done;
  }
  return Exit::done;
}

constexpr std::array<Option, 1> shell_words{{{.names = "SHELL",
                                              .help = "bash, zsh or fish",
                                              .source = Source::words,
                                              .of = "bash|zsh|fish",
                                              .required = true}}};

constexpr std::array<Option, 1> typed_words_option{
    {{.names = "WORD", .help = "The words typed so far, the last one in part", .many = true}}};

}  // namespace

constinit const Command completion_command{
    .words = "completion",
    .summary = "Print the script that completes words in bash, zsh or fish",
    .options = shell_words,
    .run = run_completion,
    .manual = "help"};

constinit const Command complete_command{.words = "complete",
                                         .summary = "Offer what can stand at the end of a line",
                                         .options = typed_words_option,
                                         .run = complete,
                                         .hidden = true};

}  // namespace mieux::cli
