// mieux init: what a new store is to say of itself, asked step by step or given by options.
#include "init_answers.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "cli/asking/ask.hpp"
#include "cli/command_line/selection.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

// What is wrong with an answer; nothing if it may stand in mieux.yaml.

std::string name_problem(const std::string& name) {
  return for_terminal(name) == name ? "" : "'" + name + "' holds characters that cannot be seen";
}

std::string title_problem(const std::string& title) {
  return title.empty() ? "a store needs a name" : name_problem(title);
}

std::string languages_problem(const std::string& list) {
  std::set<std::string> known;
  for (const std::string& language : comma_list(list)) {
    if (!schema::matches(schema::Pattern::language, language))
      return "'" + language + "' is no language: write codes of two letters, such as en,fr";
    if (!known.insert(language).second) return "'" + language + "' is there twice";
  }
  return {};
}

std::string date_answer_problem(const std::string& date) {
  const std::string problem = date.empty() ? "write a date such as 2026-01-31" : date_problem(date);
  return problem.empty() ? "" : "'" + date + "' is no day: " + problem;
}

/// A question of the interview, and the option that answers it.
struct InitQuestion {
  const char* option;
  const std::optional<std::string>& given;
  const char* words;
  std::string usual;
  std::string (*problem)(const std::string&);
  bool optional = false;  ///< not asked, and nothing is an answer

  [[nodiscard]] bool is_open() const { return !given && !optional; }
};

std::string answer(const InitQuestion& question, bool asks, Environment& environment) {
  if (!question.given && question.optional) return question.usual;
  if (!question.given && asks)
    return ask(environment, question.words, question.usual, question.problem);
  const std::string value = question.given.value_or(question.usual);
  const std::string wrong = question.problem(value);
  if (!wrong.empty()) throw Failure(Exit::usage, std::string{question.option} + ": " + wrong);
  return value;
}

/// What is asked, in the order of `NewStore`.
std::vector<InitQuestion> questions_about(const InitAnswers& given, const std::string& name,
                                          Day today) {
  const bool in_private = given.private_store;
  return {
      {"--title", given.title, in_private ? "Name of the roster" : "Name of the facility", name,
       title_problem},
      {"--donor", given.donor, "Donor, who pays for it (may stay empty)", "", name_problem,
       in_private},
      {"--implementer", given.implementer, "Implementer, who runs it (may stay empty)", "",
       name_problem, in_private},
      {"--languages", given.languages, "Languages, the main one first", in_private ? "" : "en",
       languages_problem, in_private},
      {"--from", given.from, "First day of its first phase",
       in_private ? "" : to_string(today).substr(0, 4) + "-01-01", date_answer_problem, in_private},
  };
}

}  // namespace

std::filesystem::path whole_path(const std::filesystem::path& folder) {
  const auto path = std::filesystem::weakly_canonical(std::filesystem::absolute(folder));
  return path.has_filename() ? path : path.parent_path();
}

NewStore wish_of(const InitAnswers& given, const std::filesystem::path& folder,
                 const Common& common, Environment& environment) {
  const std::filesystem::path path = whole_path(folder);
  const std::vector<InitQuestion> questions =
      questions_about(given, path.filename().string(), asked_day(common, environment).today);
  const bool asks = can_ask(common, environment) &&
                    std::any_of(questions.begin(), questions.end(),
                                [](const InitQuestion& question) { return question.is_open(); });
  if (asks)
    environment.err << "A new store in " << for_terminal(path.string())
                    << "\nAn empty answer takes what stands in brackets.\n";
  std::vector<std::string> answers;
  for (const InitQuestion& question : questions)
    answers.push_back(answer(question, asks, environment));
  return {answers[0], answers[1],         answers[2], comma_list(answers[3]),
          answers[4], given.private_store};
}

}  // namespace mieux::cli
