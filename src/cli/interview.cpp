#include "interview.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <stdexcept>

#include "ask.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;

struct Questions {
  std::string_view kind;
  std::string_view fields;
};

/// Kinds of which a person knows some fields on the first day, and others only later.
constexpr std::array<Questions, 6> first_day{{
    {"request",
     "title,letters.1.requester,letters.1.received,letters.1.channel,countries,topics,need"},
    {"action", "title,short_name,request,countries,topics,objective"},
    {"activity", "types,title,mode,countries,places,start,end"},
    {"organisation", "names.1.name,acronym,country,type"},
    {"expert", "country,background,administration,topics,registered"},
    {"fiche", "title,request,versions.1.number,versions.1.kind,versions.1.date"},
}};

/// Of a record of any other kind: what holds one value or a list of values.
std::vector<std::string> simple_fields(const schema::Schemas& schemas, const Rule& rule) {
  constexpr std::array<std::string_view, 8> later{"id",      "uid",     "aliases", "references",
                                                  "sources", "remarks", "draft",   "imported"};
  std::vector<std::string> fields;
  for (const Property& property : rule.properties) {
    const Rule& value = schemas.rule(property.rule);
    const bool list = value.type == Type::array;
    const bool simple = (list ? schemas.rule(value.items) : value).type != Type::object;
    if (simple && std::find(later.begin(), later.end(), property.name) == later.end())
      fields.push_back(property.name);
  }
  return fields;
}

}  // namespace

std::vector<std::string> questions_of(const std::string& kind, const schema::Schemas& schemas,
                                      const Rule& rule) {
  for (const Questions& known : first_day)
    if (known.kind == kind) return parse_list(known.fields);
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

std::vector<Wish> interview(const std::vector<Question>& questions, Environment& environment,
                            const std::function<std::string(const Wish&)>& problem) {
  environment.err << "Enter leaves a field out where that is allowed; Ctrl-C writes nothing.\n";
  std::vector<Wish> wishes;
  for (const Question& question : questions) {
    environment.err << "\n" << wrapped("", question.description, environment.columns, 0);
    Wish wish{Wish::Verb::set, question.field, {}};
    const std::string needed = question.required ? " (needed)" : "";
    wish.value = ask(environment, question.field + needed, "", [&](const std::string& answer) {
      if (answer.empty())
        return question.required ? std::string{"this is needed; type a value"} : std::string{};
      return problem({Wish::Verb::set, question.field, answer});
    });
    if (!wish.value.empty()) wishes.push_back(std::move(wish));
  }
  return wishes;
}

}  // namespace mieux::cli
