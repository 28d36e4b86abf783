#include "interview.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <stdexcept>

#include "ask.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;

/// Where no questions are stated: what holds one value or a list of values.
std::vector<std::string> simple_fields(const schema::Schemas& schemas, const Rule& rule) {
  constexpr std::array<std::string_view, 8> later{"id",      "uid",     "aliases", "references",
                                                  "sources", "remarks", "draft",   "imported"};
  std::vector<std::string> fields;
  for (const Property& property : rule.properties) {
    const Rule& value = schemas.rule(property.rule);
    const bool list = value.type == Type::array;
    const bool simple = (list ? schemas.rule(value.items) : value).type != Type::object;
    if (simple && std::find(later.begin(), later.end(), property.name) == later.end())
      fields.emplace_back(property.name);
  }
  return fields;
}

}  // namespace

std::vector<std::string> questions_of(const Subject& subject, const schema::Schemas& schemas,
                                      const Rule& rule) {
  if (!subject.questions.empty()) return parse_list(subject.questions);
  return simple_fields(schemas, rule);
}

Question question_of(const schema::Schemas& schemas, const Rule& rule, const std::string& field) {
  const Rule* at = &rule;
  Question question{field, {}, true};
  std::size_t begin = 0;
  while (begin < field.size()) {
    const std::size_t end = std::min(field.find('.', begin), field.size());
    const std::string_view name = std::string_view{field}.substr(begin, end - begin);
    begin = end + 1;
    if (at->type == Type::array) {
      at = &schemas.rule(at->items);
      continue;
    }
    const auto found =
        std::find_if(at->properties.begin(), at->properties.end(),
                     [&](const Property& property) { return property.name == name; });
    if (found == at->properties.end())
      throw std::logic_error("a question is about the unknown field " + field);
    question.description = found->description;
    question.required = question.required && found->required;
    at = &schemas.rule(found->rule);
  }
  return question;
}

std::string answer_to(const Question& question, Environment& environment,
                      const std::function<std::string(const std::string&)>& problem) {
  constexpr std::string_view above = "as above";
  environment.err << "\n" << wrapped("", question.description, environment.columns, 0);
  if (!question.found.empty())
    environment.err << wrapped("", for_terminal(question.found), environment.columns, 2);
  // Text of several lines is shown whole, so that what Enter takes can be read.
  const bool long_text = question.proposal.find('\n') != std::string::npos;
  if (long_text)
    for (const std::string_view line : split(trimmed(question.proposal), '\n'))
      environment.err << "  | " << for_terminal(line) << "\n";
  const std::string fallback = long_text ? std::string{above} : question.proposal;
  const auto meant = [&](const std::string& answer) {
    if (long_text && answer == above) return question.proposal;
    return answer == "-" && !question.proposal.empty() ? std::string{} : answer;
  };
  const std::string needed = question.required ? " (needed)" : "";
  const auto wrong = [&](const std::string& answer) {
    if (!meant(answer).empty()) return problem(meant(answer));
    return question.required ? std::string{"this is needed; type a value"} : std::string{};
  };
  return meant(ask(environment, question.field + needed, fallback, wrong));
}

std::vector<Wish> interview(const std::vector<Question>& questions, Environment& environment,
                            const std::function<std::string(const Wish&)>& problem) {
  environment.err << how_to_answer;
  std::vector<Wish> wishes;
  for (const Question& question : questions) {
    Wish wish{Wish::Verb::set, question.field, {}};
    wish.value = answer_to(question, environment, [&](const std::string& answer) {
      return problem({Wish::Verb::set, question.field, answer});
    });
    if (!wish.value.empty()) wishes.push_back(std::move(wish));
  }
  return wishes;
}

}  // namespace mieux::cli
