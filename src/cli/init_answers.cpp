// mieux init: what a new store is to say of itself, asked step by step or given by options.
#include "init_answers.hpp"

#include <ostream>
#include <set>

#include "ask.hpp"
#include "mieux/base/text.hpp"
#include "selection.hpp"

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
struct Question {
  const char* option;
  const std::optional<std::string>& given;
  const char* words;  ///< empty: it is not asked
  std::string usual;
  std::string (*problem)(const std::string&);
};

std::string answer(const Question& question, bool asks, Environment& environment) {
  if (!question.given && asks && *question.words != '\0')
    return ask(environment, question.words, question.usual, question.problem);
  // What is usual where a question is left out need not be an answer: no phase, no languages.
  if (!question.given && question.usual.empty() && *question.words == '\0') return {};
  const std::string value = question.given.value_or(question.usual);
  const std::string wrong = question.problem(value);
  if (!wrong.empty()) throw Failure(Exit::usage, std::string{question.option} + ": " + wrong);
  return value;
}

}  // namespace

std::filesystem::path whole_path(const std::filesystem::path& folder) {
  const auto path = std::filesystem::weakly_canonical(std::filesystem::absolute(folder));
  return path.has_filename() ? path : path.parent_path();
}

NewStore wish_of(const InitAnswers& given, const std::filesystem::path& folder,
                 const Common& common, Environment& environment) {
  const bool asks = can_ask(common, environment);
  const bool full = !given.private_store;
  const std::filesystem::path path = whole_path(folder);
  if (asks)
    environment.err << "A new store in " << for_terminal(path.string())
                    << "\nAn empty answer takes what stands in brackets.\n";
  const auto only_if_full = [&](const char* words) { return full ? words : ""; };
  const auto answer_to = [&](const Question& question) {
    return answer(question, asks, environment);
  };
  const std::string year = to_string(clock_of(common, environment).today).substr(0, 4);
  NewStore wish;
  wish.private_store = given.private_store;
  wish.title =
      answer_to({"--title", given.title, full ? "Name of the facility" : "Name of the roster",
                 path.filename().string(), title_problem});
  wish.donor =
      answer_to({"--donor", given.donor, only_if_full("Donor, who pays for it (may stay empty)"),
                 "", name_problem});
  wish.implementer =
      answer_to({"--implementer", given.implementer,
                 only_if_full("Implementer, who runs it (may stay empty)"), "", name_problem});
  wish.languages = comma_list(
      answer_to({"--languages", given.languages, only_if_full("Languages, the main one first"),
                 only_if_full("en"), languages_problem}));
  wish.from = answer_to({"--from", given.from, only_if_full("First day of its first phase"),
                         full ? year + "-01-01" : "", date_answer_problem});
  return wish;
}

}  // namespace mieux::cli
