#include "ask.hpp"

#include <istream>
#include <ostream>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
bool can_ask(const Common& common, const Environment& environment) {
  // Questions go to standard error: what a command prints may go elsewhere, questions may not.
  return environment.terminal_in && environment.terminal_out && environment.terminal_err &&
         !common.no_input;
}

std::string ask(Environment& environment, const std::string& question,
                const std::string& fallback) {
  environment.err << question;
  if (!fallback.empty()) environment.err << " [" << for_terminal(fallback) << "]";
  environment.err << ": " << std::flush;
  std::string line;
  if (!std::getline(environment.in, line)) {
    environment.err << "\n";
    throw Failure(Exit::usage, "the input ended before the question was answered",
                  "nothing has changed; with --no-input nothing is asked");
  }
  const std::string answer{trimmed(line)};
  return answer.empty() ? fallback : answer;
}

std::string ask(Environment& environment, const std::string& question, const std::string& fallback,
                const std::function<std::string(const std::string&)>& problem) {
  for (;;) {
    const std::string answer = ask(environment, question, fallback);
    const std::string wrong = problem(answer);
    if (wrong.empty()) return answer;
    environment.err << "  " << for_terminal(wrong) << "\n";
  }
}

}  // namespace mieux::cli
